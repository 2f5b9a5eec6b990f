import { unescape } from '#engines/texts/entities.ts'

const hosts = ['zoom.us', 'zoomgov.com', 'meet.google.com', 'teams.microsoft.com', 'teams.live.com', 'webex.com', 'meet.jit.si', 'whereby.com', 'gotomeeting.com', 'meet.goto.com', 'bluejeans.com']
const services = String.raw`(?:[\w-]+\.)*(?:${hosts.map((host) => host.replaceAll('.', String.raw`\.`)).join('|')})`
const meeting = new RegExp(String.raw`(?:https?://)?\b(${services}(?::\d+)?/[^\s<>"']+)`, 'i')
const tokens = /(?:https?:\/\/)?[\w-]+(?:\.[\w-]+)+(?::\d+)?\/[^\s<>"']+/gi
const links = /<a href="([^"]*)"[^>]*>(.*?)<\/a>/gs
const numbers = /\+?\d[\d ()-]{6,},,[\d#*,]+/g
const codes = /\b(?:meeting|webinar|conference|phone conference) id\s*[:#]\s*[^<\n]*|\b(?:passcode|password|access code|pin)\s*[:#]\s*[^<\n]*/gi
const instead = '(the link is in the letter you get when you say yes)'
const most = { address: 1_000, note: 500 }

export type Found = { address: string; note: string }

/** Where one comes in online, by the first link to a meeting in these texts, with the codes that stand beside it. */
export function roomIn(texts: readonly string[]): Found | null {
  const address = texts.flatMap((text) => text.match(tokens) ?? []).map(meetingIn).find((found) => found !== null)
  if (!address) return null
  const note = [...new Set(texts.flatMap((text) => text.match(codes) ?? []).map((code) => unescape(code).trim()))].join('\n')
  return { address, note: note.slice(0, most.note).toWellFormed() }
}

/** A text in our own HTML without any way into a meeting: its links, also those wrapped in others, its numbers and codes. */
export function masked(html: string): string {
  const without = html
    .replace(links, (whole, href: string, inner: string) => (meetingIn(href) ? (/\.\w+\//.test(inner) ? instead : `${inner} ${instead}`) : whole))
    .replace(tokens, (token) => (meetingIn(token) ? instead : token))
  return without === html ? html : without.replace(numbers, '').replace(codes, '')
}

/** The same of a line of plain text, where the link simply goes. */
export const maskedLine = (text: string) => text.replace(tokens, (token) => (meetingIn(token) ? '' : token)).replace(/[^\S\n]+/g, ' ').trim()

function meetingIn(token: string): string | null {
  const said = unescape(token)
  const wrapped = URL.parse(said)?.searchParams.get('q')
  const found = meeting.exec(wrapped ?? said)?.[1] ?? meeting.exec(decoded(said))?.[1]
  const url = found === undefined ? null : URL.parse(`https://${found.replace(/[).,;\]]+$/, '')}`)
  return url && url.href.length <= most.address ? url.href : null
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(decodeURIComponent(text))
  } catch {
    return text
  }
}
