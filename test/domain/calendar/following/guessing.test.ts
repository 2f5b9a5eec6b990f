import { expect, test } from 'vitest'
import { kindOf } from '#domain/calendar/following/kinds.ts'
import { townsOf, whereOf } from '#domain/calendar/following/locations.ts'
import { lookOf } from '#domain/calendar/following/looks.ts'
import { masked, maskedLine, roomIn } from '#domain/calendar/following/meeting-links.ts'
import { within } from '#domain/calendar/following/windows.ts'
import { scriptCases } from '../../../attack/script-cases.ts'
import { readOne } from '../../../engines/calendar/reading.ts'
import { place } from '../../../happenings.ts'
import { db } from '../../../house.ts'

const nowhere = { venue: '', address: '', place_id: null, is_online: false }
const towns = townsOf(db)

test.each([
  ['Public hearing on transit', [], 'hearing'], ['Weekend of doorknocking', [], 'canvass'], ['Phone banking', [], 'phone-bank'], ['Organizing workshop', [], 'training'], ['Standout at the bridge', [], 'rally'],
  ['Candidates forum', [], 'town-hall'], ['Deadline to register', [], 'deadline'], ['Monthly meeting', [], 'meeting'], ['Potluck', [], 'other'], ['Monthly meeting', ['Training'], 'training'], ['Potluck', ['Miscellaneous'], 'other'],
] as const)('%s, filed under %j, is probably a %s', (title, categories, kind) => {
  expect(kindOf({ title, categories })).toBe(kind)
})

test.each([
  ['', {}],
  ['Mill Street Library, 4 Mill Street, Arden, MA 02110, USA', { venue: 'Mill Street Library', address: '4 Mill Street', place_id: place('arden') }],
  ['4 Mill Street, Arden MA', { address: '4 Mill Street', place_id: place('arden') }],
  ['Grange Hall, Arden, and online', { venue: 'Grange Hall', place_id: place('arden'), is_online: true }],
  ['Arden', { place_id: place('arden') }],
  ['Town Hall\n1 Main Street\nArden', { venue: 'Town Hall', address: '1 Main Street', place_id: place('arden') }],
  ['Town Hall, Arden, VT 05001', { venue: 'Town Hall', address: 'Arden, VT 05001' }],
  ['Online', { is_online: true }],
  ['Elsewhere Hall, Atlantis', { venue: 'Elsewhere Hall', address: 'Atlantis' }],
])('"%s" is a place', async (location, where) => {
  expect(await whereOf(location, towns)).toEqual({ ...nowhere, ...where })
})

test.each([
  'https://us02web.zoom.us/j/123?pwd=Secret9', 'http://zoom.us/j/123?pwd=Secret9', 'zoom.us/j/123?pwd=Secret9', 'https://www.google.com/url?q=https://zoom.us/j/123?pwd%3DSecret9&sa=D', 'https://zoom.us:443/j/123?pwd=Secret9',
  'https://evil.example/?to=https%253A%252F%252Fzoom.us%252Fj%252F123%253Fpwd%253DSecret9', 'HTTPS://ZOOM.US/j/123?pwd=Secret9', 'https://meet.google.com/Secret9', 'https://teams.microsoft.com/l/meetup-join/Secret9', 'https://x.webex.com/meet/Secret9',
])('%s leads into a meeting: it is kept apart and stands in no text', (link) => {
  const html = `<p>Come to <a href="${link.replaceAll('&', '&amp;')}">${link.replaceAll('&', '&amp;')}</a> or <a href="${link.replaceAll('&', '&amp;')}">here</a>, that is ${link.replaceAll('&', '&amp;')}</p>`
  expect(roomIn([html])?.address).toMatch(/^https:\/\/[^ ]*Secret9$/)
  expect(masked(html)).not.toContain('Secret9')
  expect(maskedLine(`Meeting ${link}`)).toBe('Meeting')
})

test('other links stay as they are', () => {
  const html = '<p><a href="https://zoom-in.example/j/1">here</a> https://example.org/zoom.us PIN: 5</p>'
  expect([masked(html), roomIn([html])]).toEqual([html, null])
})

test('whatever a stranger writes as title, words or place comes out inert, without anything alive of ours', async () => {
  const ours = /^(?:[^<>]|<\/?(?:p|h2|h3|ul|ol|li|blockquote|strong|em|del|a)>|<br \/>|<a href="(?:https?:\/\/|mailto:|tel:|\/(?!\/)|#)[^"<>]*">)*$/
  const details = readOne('DTSTART:20261103T190000Z', 'SUMMARY:x')
  const marks = ['<figure data-action="warm-homes"></figure>', '<p>a</p><figure data-members></figure><p>b</p>', '<figure data-picture="7"></figure>', '<iframe src="https://www.youtube.com/embed/abc"></iframe>']
  for (const typed of [...scriptCases, ...marks, ...marks.map((mark) => `<p>x</p>${mark}`), ...scriptCases.map((one) => `<p>Hello</p>${one}`)]) {
    const look = await lookOf({ ...details, title: typed, description: typed, location: typed, url: 'https://example.org/"><script>' }, async () => null)
    expect(look.words, typed).toMatch(ours)
    expect([look.title.length <= 160, look.venue.length <= 200, look.address.length <= 300]).toEqual([true, true, true])
  }
  expect((await lookOf({ ...details, description: 'We say <script> & mean it.' }, async () => null)).words).toBe('<p>We say &lt;script&gt; &amp; mean it.</p>')
})

test('a time at Greenwich stands on our clocks, unless it repeats there', () => {
  const seen = { now: new Date('2026-10-29T12:00:00Z'), since: new Date('2026-10-29T12:00:00Z'), home: 'America/New_York' }
  expect(within(readOne('DTSTART:20261104T000000Z', 'DTEND:20261104T010000Z', 'SUMMARY:x', 'RDATE:20270704T000000Z'), seen)).toMatchObject({ zone: 'America/New_York', starts: '2026-11-03T19:00:00', ends: '2026-11-03T20:00:00', added: ['2027-07-03T20:00:00'] })
  expect(within(readOne('DTSTART:20261104T000000Z', 'SUMMARY:x', 'RRULE:FREQ=DAILY'), seen)).toMatchObject({ zone: 'UTC', starts: '2026-11-04T00:00:00' })
})
