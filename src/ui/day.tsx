/** In the time zone of the jurisdiction, which the front doors give the whole process. */
const long = new Intl.DateTimeFormat('en-US', { weekday: 'long', month: 'long', day: 'numeric' })
const plain = new Intl.DateTimeFormat('en-US', { month: 'long', day: 'numeric', year: 'numeric' })
const iso = new Intl.DateTimeFormat('en-CA')
const clock = new Intl.DateTimeFormat('en-US', { month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' })

export const dayWords = (at: Date) => long.format(at)

export function Day({ at, weekday = false }: { at: Date; weekday?: boolean }) {
  return <time datetime={iso.format(at)}>{(weekday ? long : plain).format(at)}</time>
}

export function Moment({ at }: { at: Date }) {
  return <time datetime={at.toISOString()}>{clock.format(at)}</time>
}
