import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Plugin } from 'esbuild'

const install = "const installDefaultCSSForTagName = function (tagName, defaultCSS) {"

/** Trix writes style elements as it starts, which our content policy refuses; writing.css has those styles instead. Its readable source is bundled, for that one change. */
export const trixWithoutStyle: Plugin = {
  name: 'trix-without-style',
  setup: (bundler) => bundler.onLoad({ filter: /[/\\]trix[/\\]dist[/\\].*\.js$/ }, async ({ path }) => {
    const source = await readFile(join(path, '../trix.esm.js'), 'utf8')
    if (source.split(install).length !== 2) throw new Error(`${path} no longer installs its styles in one place: see ${import.meta.filename}`)
    return { contents: source.replace(install, `${install} return;`), loader: 'js' }
  }),
}
