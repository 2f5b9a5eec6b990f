/** Made when first needed: by then the front doors have given the process the time zone of its jurisdiction. */
const make = () => ({
  long: new Intl.DateTimeFormat('en-US', { weekday: 'long', month: 'long', day: 'numeric' }),
  plain: new Intl.DateTimeFormat('en-US', { month: 'long', day: 'numeric', year: 'numeric' }),
  short: new Intl.DateTimeFormat('en-US', { month: 'short', day: 'numeric' }),
  clock: new Intl.DateTimeFormat('en-US', { month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' }),
  iso: new Intl.DateTimeFormat('en-CA'),
})

let made: ReturnType<typeof make> | undefined
const say = (format: keyof ReturnType<typeof make>, at: Date) => (made ??= make())[format].format(at)

export const today = () => say('iso', new Date())

/** A day without a time, as in "2026-11-09", said as "Nov 9". */
export const calendarDay = (day: string) => say('short', new Date(`${day}T12:00:00`))

/** The same with its year: "November 9, 2026". */
export const fullDay = (day: string) => say('plain', new Date(`${day}T12:00:00`))

/** As a datetime-local field holds it: local, to the minute. */
export const localTime = (at: Date) => `${say('iso', at)}T${String(at.getHours()).padStart(2, '0')}:${String(at.getMinutes()).padStart(2, '0')}`

export const dayWords = (at: Date) => say('long', at)

export function Day({ at, weekday = false }: { at: Date; weekday?: boolean }) {
  return <time datetime={say('iso', at)}>{say(weekday ? 'long' : 'plain', at)}</time>
}

export function Moment({ at }: { at: Date }) {
  return <time datetime={at.toISOString()}>{say('clock', at)}</time>
}
