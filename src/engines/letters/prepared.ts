import { encodeWords, foldLines } from 'nodemailer/lib/mime-funcs'
import { encode, wrap } from 'nodemailer/lib/qp'
import { type Filling, type Laid, type Piece, piecesOf } from '#engines/letters/places.ts'

/** Header fields in their order, values as people write them; what is not ASCII is encoded (RFC 2047), long lines are folded. */
export type Head = readonly (readonly [name: string, value: string])[]
/** Writes one reader's letter: their own header fields and what stands at their places. */
export type Write = (own: Head, filling: Filling) => Buffer

type Octets = Buffer<ArrayBufferLike>
type Encoded = { literal: Octets } | { place: string } | { only: string; pieces: Encoded[] }

const soft: Octets = Buffer.from('=\r\n')
/** RFC 2045 6.7: no line of quoted-printable text contains it. */
const boundary = '=_commonweal'
const partHead = (type: string) => Buffer.from(`\r\n--${boundary}\r\nContent-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n`)
const end = Buffer.from(`\r\n--${boundary}--\r\n`)
/** Of a fragment that many readers share, in characters; how many of them are remembered encoded. */
const shared = { from: 100, most: 5_000 }

/**
 * Prepares a letter once for all its readers: a message with a plain and an HTML part (RFC 2046 5.1.4), encoded as quoted-printable text piece by
 * piece, so that writing one reader's letter is putting octets together. Fragments of a place are encoded on lines of their own and remembered.
 */
export function prepare(laid: Laid, head: Head): Write {
  const common = [...head.map(field), 'MIME-Version: 1.0', `Content-Type: multipart/alternative; boundary="${boundary}"`].join('\r\n')
  const commonHead = Buffer.from(`${common}\r\n`)
  const parts = [[partHead('text/plain'), 'plain', piecesOf(laid.plain).map(encoded)], [partHead('text/html'), 'html', piecesOf(laid.html).map(encoded)]] as const
  const remembered = new Map<string, Octets>()
  const fragment = (text: string) => {
    if (text.length < shared.from) return onLines(text)
    const known = remembered.get(text)
    if (known) return known
    const made = onLines(text)
    if (remembered.size < shared.most) remembered.set(text, made)
    return made
  }
  return (own, filling) => {
    const octets: Octets[] = [commonHead, Buffer.from(`${own.map(field).join('\r\n')}\r\n`)]
    for (const [partBegins, part, pieces] of parts) {
      octets.push(partBegins)
      const put = (all: readonly Encoded[]) => {
        for (const piece of all) {
          if ('literal' in piece) octets.push(piece.literal)
          else if ('place' in piece) {
            const text = filling.at[piece.place]?.[part]
            if (text) octets.push(fragment(text))
          } else if (filling.theirs.has(piece.only)) put(piece.pieces)
        }
      }
      put(pieces)
    }
    octets.push(end)
    return Buffer.concat(octets)
  }
}

const encoded = (piece: Piece): Encoded =>
  'literal' in piece ? { literal: onLines(piece.literal) } : 'place' in piece ? piece : { only: piece.only, pieces: piece.pieces.map(encoded) }

/** As quoted-printable lines of at most 76 characters; unless the last one is whole, it ends in a soft break, so that anything may follow. */
function onLines(text: string): Octets {
  const written = wrap(encode(text.replace(/\r\n|\r|\n/g, '\r\n')), 75)
  return written === '' || written.endsWith('\r\n') ? Buffer.from(written) : Buffer.concat([Buffer.from(written), soft])
}

function field([name, value]: readonly [string, string]): string {
  const line = value.replace(/\p{Cc}+/gu, ' ')
  const written = `${name}: ${isAscii(line) ? line : encodeWords(line, 'Q', 52)}`
  return written.includes(' ', name.length + 2) ? foldLines(written, 76) : written
}

const isAscii = (text: string) => /^[ -~]*$/.test(text)

/** "Name <address>" for a header (RFC 5322 3.4): a name that is not plain words is quoted, or encoded when it is not ASCII. */
export function mailbox(name: string, address: string): string {
  const tidy = name.replace(/\p{Cc}+/gu, ' ').trim()
  if (!tidy) return `<${address}>`
  if (/^[\w .'-]+$/.test(tidy)) return `${tidy} <${address}>`
  if (isAscii(tidy)) return `"${tidy.replace(/["\\]/g, '\\$&')}" <${address}>`
  return `${encodeWords(tidy, 'Q', 52, true)} <${address}>`
}
