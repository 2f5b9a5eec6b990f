import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { parseSync } from 'oxc-parser'

export const root = join(import.meta.dirname, '../..')

export type Source = { path: string; text: string; lines: number; imports: { from: string; typeOnly: boolean }[]; reExports: boolean }

/** Every source file of the house, its text and what it imports, by path below src/. */
export function readSources(): Source[] {
  return filesIn(join(root, 'src')).filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts')).map((file) => {
    const text = readFileSync(file, 'utf8')
    const { module } = parseSync(file, text)
    return {
      path: relative(join(root, 'src'), file),
      text,
      lines: text.split('\n').length - 1,
      imports: [
        ...module.staticImports.map(({ moduleRequest, entries }) => ({
          from: moduleRequest.value, typeOnly: entries.length > 0 && entries.every(({ isType }) => isType),
        })),
        ...dynamicImports(text),
      ],
      reExports: module.staticExports.some(({ entries }) => entries.some(({ moduleRequest }) => moduleRequest)),
    }
  })
}

/** The house's own file that an import names, by path below src/; undefined for a library. */
export const target = (from: string) => (from.startsWith('#') ? from.slice(1) : undefined)

export function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesIn(join(folder, entry.name)) : [join(folder, entry.name)])
}

const dynamicImports = (text: string) => [...text.matchAll(/import\('([^']+)'\)/g)].map(([, from = '']) => ({ from, typeOnly: false }))
