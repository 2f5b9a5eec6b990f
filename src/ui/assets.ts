import { createHash } from 'node:crypto'
import { mkdir, readFile } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { build, type Plugin } from 'esbuild'
import subsetFont from 'subset-font'
import { writeWhole } from '#platform/whole-file.ts'
import { trixWithoutStyle } from '#ui/trix-without-style.ts'
import { turboWithoutStyle } from '#ui/turbo-without-style.ts'

export type Asset = { body: Buffer; type: string; brotli?: Buffer; gzip?: Buffer }

/** Everything a page may ask for besides itself. `href` gives the address of a source, whose name carries a hash of its content. */
export type Assets = { files: ReadonlyMap<string, Asset>; hrefs: ReadonlyMap<string, string>; href: (source: AssetSource) => string }
export type AssetSource = 'site.css' | 'office.css' | 'site.js' | 'office.js' | 'account.js' | 'proof.js' | 'writing.js' | 'franklin.woff2'

const folder = import.meta.dirname
const types: Record<string, string> = { '.css': 'text/css; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.woff2': 'font/woff2' }
const franklin = 'libre-franklin-latin-wght-normal'
const characters = [range(0x20, 0x7e), range(0xc0, 0xff), '\u00a0', '–—‘’“”…·−×•'].join('')

/** Bundles, minifies and compresses the styles, scripts and faces. Subset faces are kept in `cache` between starts. */
export async function buildAssets(cache: string): Promise<Assets> {
  const result = await build({
    entryPoints: ['css/site.css', 'css/office.css', 'elements/site.ts', 'elements/office.ts', 'elements/account.ts', 'elements/proof.ts', 'elements/writing.ts'].map((file) => join(folder, file)),
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: ['es2022', 'chrome123', 'firefox120', 'safari17.5'],
    supported: { nesting: true },
    outdir: 'out',
    entryNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    publicPath: '/assets',
    plugins: [subsetFaces(cache), turboWithoutStyle, trixWithoutStyle],
  })

  const files = new Map(result.outputFiles.map((file) => [basename(file.path), asset(basename(file.path), Buffer.from(file.contents))]))
  const hrefs = new Map([...files.keys()].map((name) => [name.replace(/-[A-Z0-9]+(\.\w+)$/, '$1').replace(franklin, 'franklin'), `/assets/${name}`]))
  return shelved(files, hrefs)
}

/** Assets that were built, by name, and the address of each source. */
export const shelved = (files: Assets['files'], hrefs: Assets['hrefs']): Assets => ({
  files,
  hrefs,
  href: (source) => {
    const href = hrefs.get(source)
    if (!href) throw new Error(`no asset is built from ${source}`)
    return href
  },
})

export function asset(name: string, body: Buffer): Asset {
  const type = types[extname(name)] ?? 'application/octet-stream'
  return type.startsWith('text/') ? { body, type, brotli: brotliCompressSync(body), gzip: gzipSync(body) } : { body, type }
}

function subsetFaces(cache: string): Plugin {
  return {
    name: 'subset-faces',
    setup: (bundler) => bundler.onLoad({ filter: /\.woff2$/ }, async ({ path }) => ({ contents: await subset(path, cache), loader: 'file' })),
  }
}

async function subset(path: string, cache: string) {
  const whole = await readFile(path)
  const kept = join(cache, `${createHash('sha256').update(whole).update(characters).digest('hex').slice(0, 24)}.woff2`)
  const known = await readFile(kept).catch(() => undefined)
  if (known) return known

  const face = await subsetFont(whole, characters, { targetFormat: 'woff2', ...(path.includes('newsreader') ? { variationAxes: { wght: 400 } } : {}) })
  await mkdir(cache, { recursive: true })
  await writeWhole(kept, face)
  return face
}

function range(from: number, to: number) {
  return String.fromCodePoint(...Array.from({ length: to - from + 1 }, (_, step) => from + step))
}
