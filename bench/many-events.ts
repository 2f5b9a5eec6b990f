import type { Event } from '#engines/calendar/event.ts'
import { mulberry } from './chance.ts'

const zone = 'America/New_York'
const rules = ['FREQ=WEEKLY;BYDAY=TU', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH', 'FREQ=MONTHLY;BYDAY=2TU', 'FREQ=MONTHLY;BYDAY=-1TU', 'FREQ=WEEKLY;BYDAY=TU;COUNT=200']
const firstDay = Date.UTC(2025, 0, 7)
const day = 86_400_000

/** So many events over two years, the first of them recurring, with the texts that such events have. */
export function manyEvents(many: number, recurring: number): Event[] {
  const random = mulberry(2026)
  return Array.from({ length: many }, (_, at) => {
    const repeats = at < recurring
    const date = new Date(firstDay + (repeats ? 7 * Math.floor(random() * 50) : Math.floor(random() * 730)) * day).toISOString().slice(0, 10)
    const hour = 9 + Math.floor(random() * 11)
    const written = new Date(firstDay + Math.floor(random() * 600) * day)
    return {
      uid: `event-${at}@example.org`,
      title: `Members’ evening number ${at}, open to everybody`,
      description: 'We meet, hear what is going on at the State House, and decide what to do; bring a neighbor.\nThe hall is accessible by the side door, and childcare is offered. '.repeat(2),
      location: 'Town Hall, 455 Main Street, Worcester, MA 01608',
      geo: { lat: 42.2626, lon: -71.8023 },
      url: `https://example.org/calendar/members-evening-${at}`,
      zone,
      starts: `${date}T${String(hour).padStart(2, '0')}:00:00`,
      ends: `${date}T${hour + 2}:00:00`.replace(/T(\d):/, 'T0$1:'),
      status: 'confirmed',
      organizer: { name: 'Worcester County', email: 'worcester@example.org' },
      categories: ['Meeting', 'Worcester County'],
      sequence: at % 4,
      created: written,
      modified: written,
      stamped: written,
      rule: repeats ? rules[at % rules.length] ?? null : null,
      added: [],
      cancelled: [],
      overrides: [],
    }
  })
}
