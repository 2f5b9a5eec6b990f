import { readCalendar, type Reading } from '#engines/calendar/read-calendar.ts'

export const home = 'America/New_York'

/** What was read, of a text that must be a calendar. */
export function read(text: string): Reading {
  const reading = readCalendar(text, home)
  if ('problem' in reading) throw new Error(reading.problem)
  return reading
}

/** A calendar around lines of one VEVENT. */
export const around = (...lines: string[]) => ['BEGIN:VCALENDAR', 'VERSION:2.0', 'BEGIN:VEVENT', 'UID:1@example.org', ...lines, 'END:VEVENT', 'END:VCALENDAR', ''].join('\r\n')

/** The one event of such a calendar. */
export function readOne(...lines: string[]) {
  const { events: [event], refused } = read(around(...lines))
  if (!event) throw new Error(refused[0]?.reason ?? 'nothing was read')
  return event
}
