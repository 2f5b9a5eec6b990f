import { z } from 'zod'

/** As a datetime-local field sends it. It stays local: the zone is said beside it. */
export const localMoment = z
  .string('Write a day and a time, as in 2026-12-08T10:00.')
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/, { error: 'Write a day and a time, as in 2026-12-08T10:00.', abort: true })
  .refine((typed) => isCalendar(typed), 'There is no such day or time. Check the month and the day.')

/** A moment by the clock of the jurisdiction, as such a field sends it; null where it was left empty. */
export const momentHere = z.preprocess((typed) => (typed === '' ? null : typed), localMoment.transform((typed) => new Date(typed)).nullable().default(null))

export const timeZone = z.string().refine((zone) => isZone(zone), 'Write a time zone by its IANA name, as in America/New_York.')

function isCalendar(typed: string) {
  const at = new Date(`${typed}Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(typed.slice(0, 16))
}

function isZone(zone: string) {
  try {
    return (zone.includes('/') || zone === 'UTC') && !!new Intl.DateTimeFormat('en-US', { timeZone: zone })
  } catch {
    return false
  }
}
