export type Part = { filename: string; content: AsyncGenerator<Uint8Array> }

/** A form that breaks off, or is none. */
export class Damaged extends Error {
  override name = 'Damaged'
}

const longestHead = 16_384
const lineEnd = '\r\n'

/**
 * The first file of a form (RFC 7578) as a stream, of a body of any length; fields before it are passed over. Undefined when there is
 * none. `content` throws `Damaged` when the form breaks off.
 */
export async function firstFile(contentType: string, body: AsyncIterable<Uint8Array>): Promise<Part | undefined> {
  const [, quoted, bare] = /^multipart\/form-data\s*;.*?boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType) ?? []
  const boundary = quoted ?? bare
  if (!boundary) return undefined
  const reader = openReader(body)
  const mark = Buffer.from(`${lineEnd}--${boundary}`)
  reader.unread(Buffer.from(lineEnd))
  for (;;) {
    for await (const _ of reader.upTo(mark)) continue
    const head = (await reader.line(longestHead)).toString('latin1')
    if (head.startsWith('--')) return undefined
    const lines = await headLines(reader)
    const disposition = lines.find((line) => /^content-disposition:/i.test(line)) ?? ''
    const [, filename] = /;\s*filename="((?:[^"\\]|\\.)*)"/i.exec(disposition) ?? []
    if (filename) return { filename: Buffer.from(filename.replace(/\\(.)/g, '$1').replaceAll('%22', '"'), 'latin1').toString('utf8'), content: reader.upTo(mark) }
  }
}

async function headLines(reader: ReturnType<typeof openReader>): Promise<string[]> {
  const lines: string[] = []
  for (let length = 0; length < longestHead;) {
    const line = (await reader.line(longestHead)).toString('latin1')
    if (line === '') return lines
    length += line.length
    lines.push(line)
  }
  throw new Damaged()
}

function openReader(body: AsyncIterable<Uint8Array>) {
  const pieces = body[Symbol.asyncIterator]()
  let held: Buffer = Buffer.alloc(0)
  const more = async () => {
    const { value, done } = await pieces.next()
    if (done) throw new Damaged()
    held = held.length === 0 ? Buffer.from(value) : Buffer.concat([held, value])
  }
  return {
    unread: (bytes: Buffer) => { held = Buffer.concat([bytes, held]) },
    line: async (longest: number) => {
      for (;;) {
        const end = held.indexOf(lineEnd)
        if (end >= 0) {
          const line = held.subarray(0, end)
          held = held.subarray(end + lineEnd.length)
          return line
        }
        if (held.length > longest) throw new Damaged()
        await more()
      }
    },
    /** All before the mark, which is passed over. */
    upTo: async function* (mark: Buffer): AsyncGenerator<Uint8Array> {
      for (;;) {
        const at = held.indexOf(mark)
        if (at >= 0) {
          const last = held.subarray(0, at)
          held = held.subarray(at + mark.length)
          if (last.length > 0) yield last
          return
        }
        const safe = held.length - mark.length
        if (safe > 0) {
          const piece = held.subarray(0, safe)
          held = held.subarray(safe)
          yield piece
        }
        await more()
      }
    },
  }
}
