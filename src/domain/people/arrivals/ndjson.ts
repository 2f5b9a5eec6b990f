import { z } from 'zod'
import { writeList } from '#engines/csv/list.ts'

const longestLine = 1_000_000
const newline = 0x0a
/** As in a table of ours, where an apostrophe at the beginning stands twice. */
const doubled = (said: string) => (said.startsWith("'") ? `'${said}` : said)
const scalar = z.union([z.string().transform(doubled), z.number().transform(String), z.boolean().transform((yes) => (yes ? 'yes' : 'no')), z.null().transform(() => '')])
const line = z.record(z.string(), z.union([scalar, z.array(z.string()), z.record(z.string(), scalar)]))

/** One line of our own JSON as cells by column: lists as they stand in a table, what is nested under "fields.shirt". */
export function cellsOf(text: string): Map<string, string> | undefined {
  const read = line.safeParse(parsed(text))
  if (!read.success) return undefined
  return new Map(Object.entries(read.data).flatMap(([name, value]): [string, string][] => {
    if (typeof value === 'string') return [[name, value]]
    if (Array.isArray(value)) return [[name, name === 'columns' ? value.join('\u001F') : doubled(writeList(value))]]
    return Object.entries(value).map(([key, cell]) => [`${name}.${key}`, cell])
  }))
}

/** The lines of a file; one that is too long ends it. */
export async function* ndjsonLines(stream: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let rest: Buffer = Buffer.alloc(0)
  for await (const bytes of stream) {
    let begin = 0
    const all = Buffer.concat([rest, bytes])
    for (let end = all.indexOf(newline); end >= 0; end = all.indexOf(newline, begin)) {
      yield all.toString('utf8', begin, end)
      begin = end + 1
    }
    rest = all.subarray(begin)
    if (rest.length > longestLine) throw new SyntaxError('A line of JSON is too long')
  }
  if (rest.length > 0) yield rest.toString('utf8')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
