import { LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import type { PackError } from '#engines/jurisdictions/jurisdiction.ts'

export type Document<T> = { value: T | undefined; lineOf: (path: PropertyKey[]) => number }

/** A YAML document checked against a shape; `lineOf` finds the line of any path in it, or of the nearest thing above. */
export function readDocument<T>(file: string, text: string, shape: z.ZodType<T>, errors: PackError[]): Document<T> {
  const counter = new LineCounter()
  const document = parseDocument(text, { lineCounter: counter })
  const lineOf = (path: PropertyKey[]): number => {
    for (let depth = path.length; depth >= 0; depth--) {
      const node: unknown = document.getIn(path.slice(0, depth), true)
      if (typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)) {
        return counter.linePos(Number(node.range[0])).line
      }
    }
    return 1
  }
  if (document.errors.length > 0) {
    for (const { linePos, message } of document.errors) {
      errors.push({ file, line: linePos?.[0].line ?? 1, reason: message.split('\n', 1)[0] ?? message })
    }
    return { value: undefined, lineOf }
  }
  const { data, error } = shape.safeParse(document.toJS({ maxAliasCount: 0 }))
  for (const issue of error?.issues ?? []) {
    errors.push({ file, line: lineOf(issue.path), reason: `${issue.path.join('.')}: ${issue.message}` })
  }
  return { value: data, lineOf }
}
