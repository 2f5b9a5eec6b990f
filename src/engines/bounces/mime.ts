/** A message or a part of one. `body` is as it came, one letter an octet; `texts` makes words of it. */
export type Part = { headers: Map<string, string[]>; type: string; parameters: Map<string, string>; body: string; parts: Part[] }

const most = { octets: 1024 * 1024, parts: 100, depth: 10, headers: 500 }

/** Reads the first megabyte of a message (RFC 5322, 2045, 2046), also of a damaged one; no more than 100 parts, ten deep. Never throws. */
export function readMessage(raw: Buffer): Part {
  return partOf(raw.subarray(0, most.octets).toString('latin1').replaceAll('\0', ' ').replace(/\r\n?/g, '\n'), { parts: most.parts }, 0)
}

/** The first value of a header, unfolded and trimmed; empty when there is none. */
export const header = ({ headers }: Part, name: string) => headers.get(name)?.[0] ?? ''

/** What of a part can be read as words: its transfer encoding and character set undone. */
export function textOf(part: Part): string {
  const octets = Buffer.from(decoded(part), 'latin1')
  return inCharset(octets, part.parameters.get('charset') ?? 'utf-8').replaceAll('\0', ' ')
}

/** A header's words with what RFC 2047 encoded made readable. */
export function readable(value: string): string {
  return value.replace(/\?=\s+=\?/g, '?==?').replace(/=\?([\w-]{1,40})(?:\*[\w-]*)?\?([bq])\?([^?\s]{0,1000})\?=/gi, (_, charset: string, way: string, text: string) =>
    inCharset(way.toLowerCase() === 'b' ? Buffer.from(text, 'base64') : Buffer.from(unquoted(text.replaceAll('_', ' ')), 'latin1'), charset))
}

function partOf(raw: string, left: { parts: number }, depth: number): Part {
  left.parts--
  const end = raw.startsWith('\n') ? 0 : raw.indexOf('\n\n')
  const headers = headersOf(end < 0 ? raw : raw.slice(0, end))
  const body = end < 0 ? '' : raw.slice(end === 0 ? 1 : end + 2)
  const said = headers.get('content-type')?.[0] ?? ''
  const type = /^\s*([\w.+-]+\/[\w.+-]+)/.exec(said)?.[1]?.toLowerCase() ?? 'text/plain'
  const parameters = new Map([...said.slice(0, 2000).matchAll(/;\s*([\w-]+)\s*=\s*(?:"([^"]*)"|([^;\s]*))/g)].map(([, name = '', quoted, bare = '']) => [name.toLowerCase(), quoted ?? bare]))
  const part: Part = { headers, type, parameters, body, parts: [] }
  if (depth >= most.depth) return part
  const boundary = parameters.get('boundary')
  const inside = type.startsWith('multipart/') && boundary ? between(body, boundary) : /^message\/(rfc822|global)$|^text\/rfc822-headers$/.test(type) ? [decoded(part).replace(/^\n+/, '')] : []
  for (const one of inside) {
    if (left.parts <= 0) break
    part.parts.push(partOf(one, left, depth + 1))
  }
  return part
}

function headersOf(text: string): Map<string, string[]> {
  const headers = new Map<string, string[]>()
  const lines = text.slice(0, 200_000).replace(/\n[ \t]+/g, ' ').split('\n', most.headers)
  for (const line of lines) {
    const colon = line.indexOf(':')
    const name = line.slice(0, colon).trim().toLowerCase()
    if (colon > 0 && /^[!-9;-~]+$/.test(name)) headers.set(name, [...(headers.get(name) ?? []), line.slice(colon + 1).trim()])
  }
  return headers
}

function between(body: string, boundary: string): string[] {
  const pieces = `\n${body}`.split(`\n--${boundary}`, most.parts + 1).slice(1)
  const end = pieces.findIndex((piece) => piece.startsWith('--'))
  return (end < 0 ? pieces : pieces.slice(0, end)).map((piece) => piece.slice(piece.indexOf('\n') + 1))
}

function decoded(part: Part): string {
  const encoding = header(part, 'content-transfer-encoding').toLowerCase()
  if (encoding === 'base64') return Buffer.from(part.body, 'base64').toString('latin1').replace(/\r\n?/g, '\n')
  return encoding === 'quoted-printable' ? unquoted(part.body.replace(/=[ \t]*\n/g, '')) : part.body
}

const unquoted = (text: string) => text.replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

function inCharset(octets: Buffer, charset: string): string {
  try {
    return new TextDecoder(charset).decode(octets)
  } catch {
    return octets.toString('latin1')
  }
}
