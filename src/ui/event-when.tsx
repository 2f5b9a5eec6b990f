import type { OnCalendar } from '#domain/calendar/listing.ts'

type Spell = Pick<OnCalendar, 'starts' | 'ends' | 'begins_at' | 'ends_at' | 'zone'>
type Options = Intl.DateTimeFormatOptions

/** Made once for each zone and form. */
const kept = new Map<string, Intl.DateTimeFormat>()
function format(zone: string | null, options: Options): Intl.DateTimeFormat {
  const key = `${zone}${JSON.stringify(options)}`
  const known = kept.get(key) ?? new Intl.DateTimeFormat('en-US', { timeZone: zone ?? 'UTC', ...options })
  if (kept.size < 200) kept.set(key, known)
  return known
}

/** Days stand at Greenwich, where no clock moves them. */
const dayAt = (local: string, shift = 0) => new Date(Date.parse(`${local.slice(0, 10)}T12:00:00Z`) + shift * 86_400_000)
const plain = (words: string) => words.replace(/[\u2009\u202f]/g, ' ')
const elsewhere = (zone: string | null) => zone !== null && zone !== Intl.DateTimeFormat().resolvedOptions().timeZone
const clock: Options = { hour: 'numeric', minute: '2-digit' }

/** The day on which it starts: "Tue", "3", "Nov". */
export const dayParts = ({ starts }: Pick<Spell, 'starts'>) => {
  const part = (options: Options) => format(null, options).format(dayAt(starts))
  return { weekday: part({ weekday: 'short' }), number: part({ day: 'numeric' }), month: part({ month: 'short' }) }
}

/** "7:00 – 8:30 PM", in the zone of the event, which is named where it is not ours; "All day"; "Until Thursday, November 5". */
export function clockWords({ starts, ends, begins_at, ends_at, zone }: Spell): string {
  const lastDay = zone === null ? dayAt(ends, -1) : dayAt(ends)
  const several = dayAt(starts) < lastDay
  if (zone === null) return several ? `Until ${format(null, { weekday: 'long', month: 'long', day: 'numeric' }).format(lastDay)}` : 'All day'
  const options = { ...clock, ...(elsewhere(zone) ? { timeZoneName: 'short' as const } : {}) }
  if (begins_at.getTime() === ends_at.getTime()) return plain(format(zone, options).format(begins_at))
  return plain(format(zone, several ? { ...options, month: 'short', day: 'numeric' } : options).formatRange(begins_at, ends_at))
}

/** "Tuesday, November 3, 2026". */
export const dayOfWords = ({ starts }: Pick<Spell, 'starts'>) => format(null, { weekday: 'long', month: 'long', day: 'numeric', year: 'numeric' }).format(dayAt(starts))

/** "7:00 PM" in a cell of a month; nothing for whole days. */
export const startWords = ({ begins_at, zone }: Pick<Spell, 'begins_at' | 'zone'>) => (zone === null ? '' : plain(format(zone, clock).format(begins_at)))

export function EventWhen(spell: Spell) {
  return <time datetime={spell.zone === null ? spell.starts : spell.begins_at.toISOString()}>{dayOfWords(spell)}, {clockWords(spell)}</time>
}
