import type { LiveAction } from '#domain/actions/publishing.ts'
import type { OnCalendar } from '#domain/calendar/listing.ts'
import type { Listed as Story } from '#domain/content/stories.ts'
import type { Listed as Resource } from '#domain/library/resources.ts'
import type { Contents, Legislator } from '#domain/newsletter/contents.ts'
import type { Block } from '#domain/newsletter/blocks.ts'
import type { Sheet } from '#ui/letter/sheet.ts'

export const arden = 'ocd-division/country:us/state:ma/place:arden'
export const winnick = 'ocd-division/country:us/state:ma/place:winnick'
export const first = 'ocd-division/country:us/state:ma/sldl:1st_harbor'
export const hills = 'ocd-division/country:us/state:ma/sldu:harbor_and_hills'

export const sheet: Sheet = { origin: 'https://tidewater.example', organization: { name: 'Tidewater Neighbors', postal: 'PO Box 7\nArden', brand_hue: 14, brand_chroma: 0.16, paper_hue: 95 } }

export const letter = {
  id: 7, subject: 'This week', other_subject: '', preview: 'Warm homes, and what is on near you', sender_name: 'Tidewater Neighbors', archived: true,
}

const at = new Date('2026-12-01T00:00:00Z')

/** The words of everything that a letter shows: `words` stands wherever somebody types. */
export function contentsWith(words: string): Contents {
  const action: LiveAction = {
    id: 1, slug: 'warm-homes', title: words, ask: words, why: '', talking_points: '', more_info: '', fact_sheet_url: '', script: '', issue: '', kind: 'call', addresses: 'committee', office: null,
    committee_id: 1, bill_number: '', bill_title: '', bill_sponsor: '', bill_committee: '', urgent: true, closes_at: at, published_at: at, created_at: at, updated_at: at, version: 1, plank_id: null,
    group_id: null, credit: words, asked_at: null, handed_back: '', taken: 0, today: 0, group: null,
  }
  const time = (id: number, town: string | null): OnCalendar => ({
    id, event_id: id, details_id: id, of: '2026-12-03T19:00:00', starts: '2026-12-03T19:00:00', ends: '2026-12-03T20:00:00', begins_at: new Date('2026-12-04T00:00:00Z'), ends_at: new Date('2026-12-04T01:00:00Z'),
    taken: 0, kind: 'hearing', title: words, venue: words, zone: 'America/New_York', is_online: false, capacity: null, takes_answers: false, slug: `e-${id}`, credit: words, town, place_id: null,
    called_off: false, repeats: false, hosts: [],
  })
  const story: Story = { id: 1, slug: 'first-win', kind: 'statewide', kicker: words, title: words, lede: words, author: words, author_about: '', published_at: at, plain: words, picture: null }
  const resource: Resource = {
    id: 1, slug: 'kit', kind: 'toolkit', title: words, lede: words, format: 'text', language: 'en', meant_for: 'everybody', audience: 'everyone', link: '', file_kind: null, file_bytes: null, published_at: at,
  }
  const official = (id: number, short_title: string, name: string): Legislator => ({ id, slug: `o-${id}`, name, short_title, title: 'State Representative', district: '1st Harbor', phone: '617-555-0142' })
  return {
    actions: new Map([[1, action]]), events: new Map([[1, time(1, 'Arden')]]), stories: new Map([[1, story]]), resources: new Map([[1, resource]]),
    pictures: new Map([[1, { hash: 'a'.repeat(32), width: 1600, height: 900, alt: words, credit: words }]]),
    constituents: new Map([[1, { districts: new Set([first]), layers: ['house', 'senate'], unplaced: false }]]),
    coming: { byTown: new Map([[arden, [time(2, words)]], [winnick, [time(3, 'Winnick')]]]), anywhere: [time(4, 'Port Quill')] },
    legislators: new Map([[first, [official(1, 'Rep.', words)]], [hills, [official(2, 'Sen.', 'Sam Okafor')]]]),
    missing: new Set(),
  }
}

/** A block of each kind. */
export const blocksWith = (words: string): Block[] => [
  { id: 'b1', only: null, kind: 'heading', words },
  { id: 'b2', only: null, kind: 'text', html: words },
  { id: 'b3', only: null, kind: 'picture', picture: 1, href: words },
  { id: 'b4', only: null, kind: 'button', words, href: 'https://else.example/?a=1&b=2' },
  { id: 'b5', only: null, kind: 'action', action: 1 },
  { id: 'b6', only: null, kind: 'event', event: 1 },
  { id: 'b7', only: null, kind: 'story', story: 1 },
  { id: 'b8', only: 5, kind: 'resource', resource: 1 },
  { id: 'b9', only: null, kind: 'near', words },
  { id: 'b10', only: null, kind: 'legislators', words },
]
