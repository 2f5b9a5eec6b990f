import { expect } from 'vitest'
import { createApp } from '#app.tsx'
import { routes } from '#http/routes.ts'
import { asVisitor, form, house } from '../house.ts'

const { site } = routes
const year = new Date().getFullYear() + 1
const arden = 'ocd-division/country:us/state:ma/place:arden'

export const slug = 'warm-homes'

/** The house without limits on how often, so that what is refused is refused for what it says. */
export const open = createApp({ ...house, limits: { spend: () => 'fine' } })

/** A visitor of Arden in the middle of a round: somebody with both cookies. */
export async function inTheMiddle(): Promise<Record<string, string>> {
  const found = await open.request(site.place.href(), form('POST', { door: 'town', town: 'Arden' }))
  const told = await open.request(site.reports.href({ slug }), form('POST', { key: crypto.randomUUID(), official: '1', outcome: 'voicemail' }, asVisitor(found)))
  return asVisitor(found, told)
}

/** Every form that a stranger can send, filled in as it should be. */
export const forms: { name: string; href: string; fields: () => Record<string, string> }[] = [
  { name: 'town', href: site.place.href(), fields: () => ({ door: 'town', town: 'Arden', for: slug, proof: '' }) },
  { name: 'address', href: site.place.href(), fields: () => ({ door: 'address', street: '12 Water Street', town: 'Arden' }) },
  { name: 'census', href: site.place.href(), fields: () => ({ door: 'census', street: '12 Water Street', town: 'Arden' }) },
  { name: 'point', href: site.place.href(), fields: () => ({ door: 'point', lat: '42.35', lon: '-71.15', within: '10' }) },
  { name: 'village', href: site.place.href(), fields: () => ({ door: 'village', choice: arden }) },
  { name: 'precinct', href: site.place.href(), fields: () => ({ door: 'precinct', place: arden, choice: '1' }) },
  { name: 'border', href: site.place.href(), fields: () => ({ door: 'border', place: arden, choice: 'ocd-division/country:us/state:ma/sldl:1st_harbor' }) },
  { name: 'report', href: site.reports.href({ slug }), fields: () => ({ key: crypto.randomUUID(), official: '1', outcome: 'spoke-staff', stance: 'supports', note: 'Kind.', website: '', proof: '' }) },
  {
    name: 'call to action of an ally', href: site.actionSubmission.href(), fields: () => ({
      title: 'Mend the bridges', ask: 'Ask for it.', why: 'They fall.', addresses: 'office', whom: 'The governor', bill_number: 'H.7', closes_on: '2999-12-31', link: 'https://bridge.example/', organization: 'The Bridge Alliance',
      name: 'Ally', email: 'ally@bridge.example', website: '',
    }),
  },
  {
    name: 'event that somebody tells us about', href: site.eventSubmission.href(), fields: () => ({
      title: 'Bridge walk', kind: 'rally', words: 'All are welcome.', starts: `${year}-03-02T10:00`, ends: `${year}-03-02T12:00`, zone: 'America/New_York', repeats: 'week', every: '1', 'weekday-TU': 'yes', by: 'date', until: '', times: '3',
      venue: 'Mill Bridge', address: '1 River Road', town: 'Arden', access: 'Ramp', is_online: 'yes', room: 'https://meet.example/x', group: '', organization: 'The Bridge Alliance', name: 'Nora', email: 'nora@bridge.example', website: '',
    }),
  },
  { name: 'signature', href: site.signature.href({ slug }), fields: () => ({ name: 'Ana', email: 'ana@arden.example', town: 'Arden', letter: 'yes', website: '' }) },
  { name: 'sign-up', href: site.signUps.href(), fields: () => ({ email: 'bo@arden.example', town: 'Arden', consent: 'newsletter', website: '' }) },
]

const alive = /<script>|<img|<svg onload|onerror="|(href|src|action)="(javascript:|\/\/)|\u0000|\n\s+at [\w.<>]+ \(/i

/** An answer that a person can read and that holds nothing alive of what was sent. */
export async function expectCalm(answer: Response, about: string) {
  const text = await answer.text()
  const seen = `${about}: ${answer.status}`
  expect(answer.status, `${seen} ${text.slice(0, 300)}`).toBeLessThan(500)
  const location = answer.headers.get('location')
  if (location !== null) expect(location, seen).toMatch(/^\/(?![/\\])[\w/?&=%.~+*-]*$/)
  for (const cookie of answer.headers.getSetCookie()) expect(cookie, seen).toMatch(/^(place|call|sign-in)=[^;\s]*; .*HttpOnly; SameSite=Lax$|^(place|call|sign-in)=; Max-Age=0; .*$/)
  expect([...answer.headers.keys()], seen).not.toContain('x-evil')
  if (answer.status >= 300 && answer.status < 400) return text
  const isSentence = answer.headers.get('content-type')?.startsWith('text/plain') ?? false
  if (isSentence) expect(text, seen).toMatch(/^[\w ,.’]+\.$/)
  else expect(/^<!doctype html>[^]*<h1[^>]*>[^<]+[^]*<\/html>$/.test(text), `${seen}: a whole page`).toBe(true)
  expect(alive.exec(text)?.[0], seen).toBeUndefined()
  expect(text.isWellFormed(), seen).toBe(true)
  return text
}

/** Sends a body as it stands, from a page of this site. */
export const post = (href: string, body: string | Uint8Array<ArrayBuffer> | FormData, type?: string, headers: Record<string, string> = {}) =>
  open.request(href, { method: 'POST', body, headers: { origin: 'http://localhost', ...(type ? { 'content-type': type } : {}), ...headers } })

export const urlencoded = 'application/x-www-form-urlencoded'
