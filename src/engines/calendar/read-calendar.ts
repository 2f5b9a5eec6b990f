import type { Event } from '#engines/calendar/event.ts'
import { type Component, readComponents } from '#engines/calendar/components.ts'
import { gathered } from '#engines/calendar/gathering.ts'
import { plain } from '#engines/calendar/lines.ts'
import { propertiesOf, textOf } from '#engines/calendar/properties.ts'
import { type Part, readEvent } from '#engines/calendar/read-event.ts'
import { type Refusal, Refused } from '#engines/calendar/refusal.ts'
import { zoneBook } from '#engines/calendar/zone-book.ts'

export type Reading = {
  name: string | null
  description: string | null
  method: string | null
  events: Event[]
  refused: Refusal[]
}

export type NoCalendar = { problem: string }

const most = { characters: 12_000_000, events: 10_000, title: 200 }
const about = new Set(['name', 'x-wr-calname', 'description', 'x-wr-caldesc', 'x-wr-timezone', 'method'])
const named = new Set(['uid', 'summary'])

/**
 * Reads an iCalendar text (RFC 5545, 7986), several calendars one after the other too. Every event is read or refused by itself; only what is no calendar at all, or longer than
 * twelve million characters, is refused whole. `home` is the IANA zone of times that name none, unless the calendar names its own.
 * Times keep their zone: by its IANA name, a Windows name, or the zone whose clocks the VTIMEZONE describes; times by rules of their own become UTC when they happen once.
 * Titles over 1,000 characters, descriptions over 50,000 and more than 10,000 events are cut off.
 */
export function readCalendar(text: string, home: string): Reading | NoCalendar {
  if (text.length > most.characters) return { problem: 'The calendar is too long.' }
  const calendars = readComponents(text).filter(({ name }) => name === 'vcalendar')
  if (calendars.length === 0) return { problem: 'This is not an iCalendar file.' }

  const reading: Reading = { name: null, description: null, method: null, events: [], refused: [] }
  const parts: Part[] = []
  for (const calendar of calendars) {
    const { found } = propertiesOf(calendar, about)
    const said = (name: string) => textOf(found.get(name)?.[0])
    const zones = zoneBook(calendar, said('x-wr-timezone'), home)
    reading.name ??= short(said('name') ?? said('x-wr-calname'))
    reading.description ??= short(said('description') ?? said('x-wr-caldesc'))
    reading.method ??= short(said('method'))
    for (const component of calendar.parts) {
      if (component.name !== 'vevent') continue
      if (parts.length + reading.refused.length >= most.events) {
        reading.refused.push({ uid: null, title: null, reason: `The calendar has more than ${most.events.toLocaleString('en-US')} events; the others were left out.` })
        break
      }
      const part = attempt(component, () => readEvent(component, zones), reading.refused)
      if (part) parts.push(part)
    }
  }
  const { events, refused } = gathered(parts)
  return { ...reading, events, refused: [...reading.refused, ...refused] }
}

function attempt(component: Component, read: () => Part, refused: Refusal[]): Part | undefined {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const { found } = propertiesOf(component, named)
    refused.push({ uid: short(textOf(found.get('uid')?.[0])), title: short(textOf(found.get('summary')?.[0])), reason: error.message })
    return undefined
  }
}

const short = (text: string | undefined) => (text === undefined ? null : plain(text).slice(0, most.title).toWellFormed())
