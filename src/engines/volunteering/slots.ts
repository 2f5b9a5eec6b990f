export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export const dayparts = ['morning', 'afternoon', 'evening'] as const

export type Weekday = (typeof weekdays)[number]
export type Daypart = (typeof dayparts)[number]
export type Slot = `${Weekday}-${Daypart}`

/** Every weekday with every part of the day, in their order. */
export const slots: readonly Slot[] = weekdays.flatMap((weekday) => dayparts.map((daypart) => `${weekday}-${daypart}` as const))

const begins: Record<Daypart, number> = { morning: 0, afternoon: 12, evening: 17 }
const hour = 3_600_000

/**
 * The parts of days that lie, wholly or in part, between two local times ("2026-12-05 10:00:00" or with a T), the end not included: mornings
 * until noon, afternoons until five, evenings until midnight. Of more than a week every slot once.
 */
export function slotsBetween(starts: string, ends: string): Slot[] {
  const [from, to] = [clockOf(starts), clockOf(ends)]
  const touched = new Set<Slot>()
  const last = Math.min(to, from + 7 * 24 * hour)
  for (let at = Math.floor(from / hour) * hour; at < last; at += hour) touched.add(slotAt(at))
  return slots.filter((slot) => touched.has(slot))
}

/** Local clocks are read as if they stood at Greenwich: only weekday and hour matter. */
const clockOf = (local: string) => Date.parse(`${local.slice(0, 10)}T${local.slice(11, 19)}Z`)

function slotAt(clock: number): Slot {
  const at = new Date(clock)
  const weekday = weekdays[(at.getUTCDay() + 6) % 7] ?? 'mon'
  const daypart = dayparts.findLast((part) => at.getUTCHours() >= begins[part]) ?? 'morning'
  return `${weekday}-${daypart}`
}
