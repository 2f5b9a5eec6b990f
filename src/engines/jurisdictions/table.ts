import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import type { PackError } from '#engines/jurisdictions/jurisdiction.ts'

const parsed = z.array(z.object({ record: z.record(z.string(), z.string()), info: z.object({ lines: z.number() }) }))

/** A cell that lists several things: `Foxboro;Foxborough`. */
export const semicolons = z.string().transform((cell) => cell.split(';').map((item) => item.trim()).filter(Boolean))

/** Rows of a CSV with the line each ends on; whatever is wrong goes to `errors`. */
export function readTable<T>(file: string, text: string, shape: z.ZodType<T>, errors: PackError[]): { row: T; line: number }[] {
  return recordsOf(file, text, errors).flatMap(({ record, info: { lines: line } }) => {
    const { success, data, error } = shape.safeParse(record)
    if (success) return [{ row: data, line }]
    errors.push(...error.issues.map((issue) => ({ file, line, reason: `${issue.path.join('.')}: ${issue.message}` })))
    return []
  })
}

function recordsOf(file: string, text: string, errors: PackError[]) {
  try {
    return parsed.parse(parse(text, { columns: true, info: true, bom: true, max_record_size: 100_000 }))
  } catch (error) {
    const message = error instanceof Error ? error.message : 'unreadable'
    errors.push({ file, line: Number(/line (\d+)/.exec(message)?.[1] ?? 1), reason: message })
    return []
  }
}
