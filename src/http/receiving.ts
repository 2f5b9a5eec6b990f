import type { Context } from 'hono'
import { type Given, tidy } from '#http/form.ts'
import { Damaged, parts } from '#http/multipart.ts'
import { TooLarge } from '#platform/files.ts'

/** What a form adds around its file, fields and all. */
const around = 64 * 1024

type File = { filename: string; content: AsyncIterable<Uint8Array> }
type Receiving<Kept> = { limit: number; keep: (file: File) => Promise<Kept>; drop: (kept: Kept) => Promise<void> }

/**
 * Reads a form with one file as it comes. `limit`: of the file, in bytes; of a form that says it is longer nothing is read. What `keep` made of
 * the file comes back beside the fields, and is dropped again when the form breaks off behind it. Throws `TooLarge` and `Damaged`.
 */
export async function receiveForm<Kept>(c: Context, { limit, keep, drop }: Receiving<Kept>): Promise<{ given: Given; kept?: Kept }> {
  if (Number(c.req.header('content-length') ?? 0) > limit + around) throw new TooLarge()
  const given: Given = {}
  if (!c.req.raw.body) return { given }
  let kept: Kept | undefined
  let typed = 0
  try {
    for await (const { name, filename, content } of parts(c.req.header('content-type') ?? '', bounded(c.req.raw.body, limit + around))) {
      if (filename && !kept) kept = await keep({ filename, content })
      if (filename) continue
      const text = await whole(content, around - typed)
      typed += name.length + text.length
      given[name] = tidy(text)
    }
  } catch (error) {
    if (kept) await drop(kept)
    throw error
  }
  return { given, kept }
}

async function* bounded(body: AsyncIterable<Uint8Array>, limit: number) {
  let bytes = 0
  for await (const piece of body) {
    bytes += piece.length
    if (bytes > limit) throw new TooLarge()
    yield piece
  }
}

async function whole(content: AsyncIterable<Uint8Array>, most: number): Promise<string> {
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of content) {
    length += piece.length
    if (length > most) throw new Damaged()
    pieces.push(piece)
  }
  return Buffer.concat(pieces).toString('utf8')
}
