import { type Words, words } from '#engines/calendar/words.ts'

const [tab, newline, carriageReturn, space, dash, colon, backslash, small] = [9, 10, 13, 32, 45, 58, 92, 110]
const [comma, semicolon, remove] = [44, 59, 127]
/** In octets, without the line break. RFC 5545, 3.1. */
const longest = 75
/** What a unit of a text may need: a fold and three octets. */
const mostOctets = 6

const [usual, special, control, wide] = [0, 1, 2, 3]
/** What a unit is to a TEXT value: written as it is, behind a backslash, not at all, or in more than one octet. */
const kinds = Uint8Array.from({ length: 0x10000 }, (_, code) => (code > remove ? wide : kindOf(code)))

/**
 * Content lines as UTF-8: escaped, folded at 75 octets between characters, without control characters and with U+FFFD for half characters.
 * RFC 5545, 3.1 and 3.3.11. Each line begins with the break that ends the one before.
 */
export class Sheet {
  #bytes: Buffer<ArrayBuffer>
  #at = 0
  #column = 0

  constructor(size: number) {
    this.#bytes = Buffer.allocUnsafe(size)
  }

  /** Whole lines that are right already. */
  lines(own: Words): this {
    this.#make(own.length)
    this.#bytes.set(own, this.#at)
    this.#at += own.length
    return this
  }

  /** A line break and how a line begins, in fewer than 75 octets. */
  begin(own: Words): this {
    this.#column = own.length - 2
    return this.lines(own)
  }

  /** Part of a line as it is; line breaks are left out. */
  put(text: string): this {
    return this.#write(text, false)
  }

  /** A TEXT value. */
  text(text: string): this {
    return this.#write(text, true)
  }

  /** "20261103T190000" of a local time, "20261103" of a day. */
  local(local: string): this {
    const { length } = local
    this.#make(length + 3)
    if (this.#column + length > longest) this.#fold()
    const bytes = this.#bytes
    let at = this.#at
    for (let from = 0; from < length; from++) {
      const code = local.charCodeAt(from)
      if (code !== dash && code !== colon) bytes[at++] = code
    }
    this.#column += at - this.#at
    this.#at = at
    return this
  }

  /** Everything, as it is sent. */
  octets(): Buffer<ArrayBuffer> {
    this.lines(words('\r\n'))
    return this.#bytes.subarray(0, this.#at)
  }

  /** The hot loop: runs of usual characters, as far as the line has room; all else is rare. */
  #write(text: string, escaping: boolean): this {
    const { length } = text
    this.#make(length * mostOctets)
    const bytes = this.#bytes
    let at = this.#at
    let from = 0
    while (from < length) {
      const start = at
      const stop = Math.min(length, from + longest - this.#column)
      while (from < stop) {
        const code = text.charCodeAt(from)
        if (kinds[code] !== usual) break
        bytes[at++] = code
        from++
      }
      this.#column += at - start
      this.#at = at
      if (from === length) break
      if (kinds[text.charCodeAt(from)] === usual) this.#fold()
      else from += this.#rare(text, from, escaping)
      at = this.#at
    }
    return this
  }

  /** Writes one character, and gives how many units of the text it was. */
  #rare(text: string, from: number, escaping: boolean): number {
    const code = text.charCodeAt(from)
    const kind = kinds[code]
    if (kind === wide) return this.#wide(code, from + 1 < text.length ? text.charCodeAt(from + 1) : 0)
    if (kind === special) {
      if (escaping) this.#octet(backslash)
      this.#octet(code)
    } else if (escaping && (code === newline || (code === carriageReturn && text.charCodeAt(from + 1) !== newline))) {
      this.#octet(backslash)
      this.#octet(small)
    }
    return 1
  }

  #octet(code: number) {
    if (this.#column === longest) this.#fold()
    this.#bytes[this.#at++] = code
    this.#column++
  }

  #wide(code: number, next: number): number {
    const pair = code >= 0xd800 && code < 0xdc00 && next >= 0xdc00 && next < 0xe000
    const point = pair ? 0x10000 + ((code - 0xd800) << 10) + next - 0xdc00 : code >= 0xd800 && code < 0xe000 ? 0xfffd : code
    const octets = point < 0x800 ? 2 : point < 0x10000 ? 3 : 4
    if (this.#column + octets > longest) this.#fold()
    this.#column += octets
    const bytes = this.#bytes
    if (octets === 2) bytes[this.#at++] = 0xc0 | (point >> 6)
    if (octets === 3) bytes[this.#at++] = 0xe0 | (point >> 12)
    if (octets === 4) {
      bytes[this.#at++] = 0xf0 | (point >> 18)
      bytes[this.#at++] = 0x80 | ((point >> 12) & 63)
    }
    if (octets > 2) bytes[this.#at++] = 0x80 | ((point >> 6) & 63)
    bytes[this.#at++] = 0x80 | (point & 63)
    return pair ? 2 : 1
  }

  #fold() {
    this.#bytes[this.#at++] = carriageReturn
    this.#bytes[this.#at++] = newline
    this.#bytes[this.#at++] = space
    this.#column = 1
  }

  /** Room for so many octets more. */
  #make(more: number) {
    if (this.#at + more <= this.#bytes.length) return
    const larger = Buffer.allocUnsafe((this.#at + more) * 2)
    this.#bytes.copy(larger, 0, 0, this.#at)
    this.#bytes = larger
  }
}

function kindOf(code: number): number {
  if (code === comma || code === semicolon || code === backslash) return special
  return (code < space && code !== tab) || code === remove ? control : usual
}
