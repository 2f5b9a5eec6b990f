import { readFile } from 'node:fs/promises'
import type { Plugin } from 'esbuild'

const install = 'this.installStylesheetElement();'

/** Turbo writes a style element for its progress bar as it starts, which our content policy refuses; office.css has that style instead. */
export const turboWithoutStyle: Plugin = {
  name: 'turbo-without-style',
  setup: (bundler) => bundler.onLoad({ filter: /@hotwired[/\\]turbo[/\\]dist[/\\].*\.js$/ }, async ({ path }) => {
    const source = await readFile(path, 'utf8')
    if (source.split(install).length !== 2) throw new Error(`${path} no longer installs its style in one place: see ${import.meta.filename}`)
    return { contents: source.replace(install, ''), loader: 'js' }
  }),
}
