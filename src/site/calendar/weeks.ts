import type { OnCalendar } from '#domain/calendar/listing.ts'

export type Section = { id: string; title: string; times: OnCalendar[] }

const day = 86_400_000
const at = (local: string) => Date.parse(`${local.slice(0, 10)}T12:00:00Z`)

/** Times in order, in sections: this week (what has begun before too), next week, the rest of this month, then each month. `today` is a day, as in "2026-11-29"; weeks begin on Sunday. */
export function sectionsOf(times: readonly OnCalendar[], today: string): Section[] {
  const sunday = at(today) - new Date(at(today)).getUTCDay() * day
  const place = ({ starts }: OnCalendar) => {
    if (at(starts) < sunday + 7 * day) return 'This week'
    if (at(starts) < sunday + 14 * day) return 'Next week'
    const month = new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', month: 'long', year: 'numeric' }).format(at(starts))
    return starts.slice(0, 7) === today.slice(0, 7) ? `Later in ${month}` : month
  }
  return [...Map.groupBy(times, place)].map(([title, here]) => ({ id: title.toLowerCase().replaceAll(' ', '-'), title, times: here }))
}
