const controls = /[\u0000-\u0008\u000b-\u001f\u007f]/
const everyControl = new RegExp(controls, 'g')
const quotable = /["^\n]/g
const wide = /[^\u0000-\u007f]/
const longest = 75

/** A text as a calendar can carry it: line breaks as \n, without control characters and half characters. RFC 5545, 3.3.11. */
export function plain(text: string): string {
  const whole = wide.test(text) ? text.toWellFormed() : text
  return controls.test(whole) ? whole.replace(/\r\n?/g, '\n').replace(everyControl, '') : whole
}

/** A TEXT value. RFC 5545, 3.3.11. */
export function escaped(text: string): string {
  let [made, begin] = ['', 0]
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code > backslash && code < 127) continue
    if (code === comma || code === semicolon || code === backslash || code === newline) {
      made += `${text.slice(begin, at)}\\${code === newline ? 'n' : text[at]}`
      begin = at + 1
    } else if ((code < 32 && code !== tab) || code === 127 || code >= surrogates) {
      const clean = plain(text)
      return clean === text ? escapedWide(text) : escaped(clean)
    }
  }
  return begin === 0 ? text : made + text.slice(begin)
}

const escapedWide = (clean: string) => clean.replace(/[\\;,]/g, '\\$&').replaceAll('\n', '\\n')

const [tab, newline, comma, semicolon, backslash, surrogates] = [9, 10, 44, 59, 92, 0xd800]

/** A value that is not text (an address, a number): nothing in it can end its line. */
export const bare = (value: string) => plain(value).replaceAll('\n', '')

/** A parameter's value in quotes. RFC 6868. */
export const quoted = (text: string) => `"${plain(text).replace(quotable, (found) => (found === '"' ? "^'" : found === '^' ? '^^' : '^n'))}"`

/** One content line with its end, folded at 75 octets between characters. RFC 5545, 3.1. */
export function line(content: string): string {
  if (content.length <= longest && (content.length * 3 <= longest || !wide.test(content))) return `${content}\r\n`
  return wide.test(content) ? foldedBetween(content) : folded(content)
}

function folded(content: string): string {
  let text = content.slice(0, longest)
  for (let at = longest; at < content.length; at += longest - 1) text += `\r\n ${content.slice(at, at + longest - 1)}`
  return `${text}\r\n`
}

function foldedBetween(content: string): string {
  let [text, begin, octets] = ['', 0, 0]
  for (let at = 0; at < content.length;) {
    const code = content.codePointAt(at) ?? 0
    const more = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
    if (octets + more > longest) {
      text += `${content.slice(begin, at)}\r\n `
      begin = at
      octets = 1
    }
    octets += more
    at += more === 4 ? 2 : 1
  }
  return `${text}${content.slice(begin)}\r\n`
}
