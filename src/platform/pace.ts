/** Letters a second, in all and to one domain; 0: as many as go. */
export type Rates = { perSecond: number; perDomain: number }
/** In how many milliseconds a letter's turn comes; or, when its domain has many before it, after how many to ask again. */
export type Turn = { in: number } | { later: number }
export type Pace = (domain: string) => Turn

/** Whoever waits for a domain longer than this, in milliseconds, had better come back. */
const patience = 2_000

/** Spaces letters evenly. It goes by a clock that nobody can set; what a second left unused is not made up for. */
export function openPace({ perSecond, perDomain }: Rates, now: () => number = () => performance.now()): Pace {
  const every = perSecond > 0 ? 1000 / perSecond : 0
  const everyToDomain = perDomain > 0 ? 1000 / perDomain : 0
  let next = 0
  /** When the next letter to a domain may go, and the turns given to those who come back. */
  const domains = new Map<string, { next: number; booked: number }>()
  return (domain) => {
    const at = now()
    const to = domains.get(domain) ?? { next: 0, booked: 0 }
    if (everyToDomain > 0) domains.set(domain, to)
    if (to.next - at > patience) {
      to.booked = Math.max(to.booked, to.next) + everyToDomain
      return { later: to.booked - at }
    }
    const free = Math.max(at, next)
    next = free + every
    const turn = Math.max(free, to.next)
    to.next = turn + everyToDomain
    if (domains.size > 10_000) for (const [known, { booked, next: last }] of domains) if (Math.max(booked, last) < at) domains.delete(known)
    return { in: turn - at }
  }
}
