/** In the time zone of the jurisdiction, which the front doors give the whole process. */
const long = new Intl.DateTimeFormat('en-US', { weekday: 'long', month: 'long', day: 'numeric' })
const plain = new Intl.DateTimeFormat('en-US', { month: 'long', day: 'numeric', year: 'numeric' })
const iso = new Intl.DateTimeFormat('en-CA')
const clock = new Intl.DateTimeFormat('en-US', { month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' })

const short = new Intl.DateTimeFormat('en-US', { month: 'short', day: 'numeric' })

export const today = () => iso.format(new Date())

/** A day without a time, as in "2026-11-09", said as "Nov 9". */
export const calendarDay = (day: string) => short.format(new Date(`${day}T12:00:00`))

/** As a datetime-local field holds it: local, to the minute. */
export const localTime = (at: Date) => `${iso.format(at)}T${String(at.getHours()).padStart(2, '0')}:${String(at.getMinutes()).padStart(2, '0')}`

export const dayWords = (at: Date) => long.format(at)

export function Day({ at, weekday = false }: { at: Date; weekday?: boolean }) {
  return <time datetime={iso.format(at)}>{(weekday ? long : plain).format(at)}</time>
}

export function Moment({ at }: { at: Date }) {
  return <time datetime={at.toISOString()}>{clock.format(at)}</time>
}
