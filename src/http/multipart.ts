export type Part = { name: string; filename?: string; content: AsyncGenerator<Uint8Array> }

/** A form that breaks off, or is none. */
export class Damaged extends Error {
  override name = 'Damaged'
}

const longestHead = 16_384
const lineEnd = '\r\n'

/**
 * The parts of a form (RFC 7578) one after the other, as streams, of a body of any length; what is not read of one is passed over. Nothing
 * comes of what is no form. `content` throws `Damaged` when the form breaks off.
 */
export async function* parts(contentType: string, body: AsyncIterable<Uint8Array>): AsyncGenerator<Part> {
  const [, quoted, bare] = /^multipart\/form-data\s*;.*?boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType) ?? []
  const boundary = quoted ?? bare
  if (!boundary) return
  const reader = openReader(body)
  const mark = Buffer.from(`${lineEnd}--${boundary}`)
  reader.unread(Buffer.from(lineEnd))
  let ended = false
  const content = async function* () {
    yield* reader.upTo(mark)
    ended = true
  }
  for (;;) {
    if (!ended) for await (const _ of reader.upTo(mark)) continue
    ended = false
    const head = (await reader.line(longestHead)).toString('latin1')
    if (head.startsWith('--')) return
    const lines = await headLines(reader)
    const disposition = lines.find((line) => /^content-disposition:/i.test(line)) ?? ''
    yield { name: named('name', disposition) ?? '', filename: named('filename', disposition) || undefined, content: content() }
  }
}

function named(parameter: string, disposition: string): string | undefined {
  const [, value] = new RegExp(`;\\s*${parameter}="((?:[^"\\\\]|\\\\.)*)"`, 'i').exec(disposition) ?? []
  return value === undefined ? undefined : Buffer.from(value.replace(/\\(.)/g, '$1').replaceAll('%22', '"'), 'latin1').toString('utf8')
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
