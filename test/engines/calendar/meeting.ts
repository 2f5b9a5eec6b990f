import type { Event } from '#engines/calendar/event.ts'

/** A meeting of the Worcester group, on a Tuesday at seven, in which a test changes what it asks about. */
export const meeting = (changes: Partial<Event> = {}): Event => ({
  uid: 'worcester-7@example.org',
  title: 'Worcester members’ evening',
  description: null,
  location: null,
  geo: null,
  url: null,
  zone: 'America/New_York',
  starts: '2026-01-06T19:00:00',
  ends: '2026-01-06T20:30:00',
  status: 'confirmed',
  organizer: null,
  categories: [],
  sequence: 0,
  created: null,
  modified: null,
  stamped: new Date('2026-01-01T12:00:00Z'),
  rule: null,
  added: [],
  cancelled: [],
  overrides: [],
  ...changes,
})

/** Everything from 2026 to 2028. */
export const years = { from: new Date('2026-01-01T00:00:00Z'), until: new Date('2029-01-01T00:00:00Z'), limit: 1_000, home: 'America/New_York' }
