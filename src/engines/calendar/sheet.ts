const [tab, newline, carriageReturn, space, colon, dash, backslash, zero, upperT, upperZ, small] = [9, 10, 13, 32, 58, 45, 92, 48, 84, 90, 110]
const longest = 75

/** What a character below 128 is to a TEXT value: 1 is written behind a backslash, 2 is a control character. */
const kinds = Uint8Array.from({ length: 128 }, (_, code) => (code === 44 || code === 59 || code === 92 ? 1 : (code < space && code !== tab) || code === 127 ? 2 : 0))

/**
 * Content lines as UTF-8, written character by character: escaped, folded at 75 octets between characters, without control characters and
 * with U+FFFD for half characters. RFC 5545, 3.1 and 3.3.11.
 */
export class Sheet {
  #bytes: Buffer
  #at = 0
  #column = 0

  constructor(size: number) {
    this.#bytes = Buffer.allocUnsafe(size)
  }

  /** Part of a line as it is; line breaks are left out. */
  put(text: string): this {
    return this.#write(text, false)
  }

  /** A TEXT value. */
  text(text: string): this {
    return this.#write(text, true)
  }

  /** Whole lines that are right already. */
  lines(text: string): this {
    this.#make(text.length * 3)
    this.#at += this.#bytes.write(text, this.#at, 'utf8')
    return this
  }

  /** "20261103T190000" of a local time, "20261103" of a day. */
  local(local: string): this {
    this.#make(64)
    for (let at = 0; at < local.length; at++) {
      const code = local.charCodeAt(at)
      if (code !== dash && code !== colon) this.#octet(code)
    }
    return this
  }

  /** "20261104T000000Z". */
  instant(instant: Date): this {
    this.#make(64)
    const year = instant.getUTCFullYear()
    this.#two(Math.floor(year / 100))
    this.#two(year % 100)
    this.#two(instant.getUTCMonth() + 1)
    this.#two(instant.getUTCDate())
    this.#octet(upperT)
    this.#two(instant.getUTCHours())
    this.#two(instant.getUTCMinutes())
    this.#two(instant.getUTCSeconds())
    this.#octet(upperZ)
    return this
  }

  /** Ends the line. */
  end(): this {
    this.#make(8)
    this.#bytes[this.#at++] = carriageReturn
    this.#bytes[this.#at++] = newline
    this.#column = 0
    return this
  }

  toString(): string {
    return this.#bytes.toString('utf8', 0, this.#at)
  }

  /** The hot loop: what stands in most texts, letters and spaces, is written here; all else by `#rare`. */
  #write(text: string, escaping: boolean): this {
    this.#make(text.length * 4 + 16)
    const bytes = this.#bytes
    const { length } = text
    let [at, column] = [this.#at, this.#column]
    for (let from = 0; from < length; from++) {
      const code = text.charCodeAt(from)
      if (code < 128 && kinds[code] === 0) {
        if (column === longest) {
          bytes[at++] = carriageReturn
          bytes[at++] = newline
          bytes[at++] = space
          column = 1
        }
        bytes[at++] = code
        column++
        continue
      }
      this.#at = at
      this.#column = column
      if (this.#rare(text, from, code, escaping)) from++
      at = this.#at
      column = this.#column
    }
    this.#at = at
    this.#column = column
    return this
  }

  /** True when it was two halves of one character. */
  #rare(text: string, from: number, code: number, escaping: boolean): boolean {
    if (code >= 128) {
      const next = code >= 0xd800 && code < 0xdc00 && from + 1 < text.length ? text.charCodeAt(from + 1) : 0
      const pair = next >= 0xdc00 && next < 0xe000
      this.#wide(pair ? 0x10000 + ((code - 0xd800) << 10) + next - 0xdc00 : code >= 0xd800 && code < 0xe000 ? 0xfffd : code)
      return pair
    }
    if (kinds[code] === 1) {
      if (escaping) this.#octet(backslash)
      this.#octet(code)
    } else if (escaping && (code === newline || (code === carriageReturn && text.charCodeAt(from + 1) !== newline))) {
      this.#octet(backslash)
      this.#octet(small)
    }
    return false
  }

  #octet(code: number) {
    if (this.#column === longest) this.#fold()
    this.#bytes[this.#at++] = code
    this.#column++
  }

  #two(number: number) {
    this.#octet(zero + Math.floor(number / 10))
    this.#octet(zero + (number % 10))
  }

  #wide(point: number) {
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
