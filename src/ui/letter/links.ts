import { randomBytes } from 'node:crypto'
import type { Link } from '#engines/letters/places.ts'
import { routes } from '#http/routes.ts'

/** Where something of a letter leads, from a page of ours (`/news`) or an address of the web, as it stands in the letter. */
export type To = (href: string) => string

/** In full: a letter stands nowhere. */
export const direct = (origin: string): To => (href) => (href.startsWith('/') ? origin + href : href)

/**
 * Through an address of ours, which counts how often it is followed: one for each place where the letter leads, the same for every reader. Its name
 * cannot be guessed. What is no page of the web stays as it is. `links` grows as the letter is written.
 */
export function counted({ id }: { id: number }, origin: string): { to: To; links: Link[] } {
  const links: Link[] = []
  const whole = direct(origin)
  const to: To = (asked) => {
    const href = whole(asked)
    if (!/^https?:\/\//i.test(href)) return href
    const known = links.find((link) => link.href === href) ?? { name: randomBytes(6).toString('hex'), href }
    if (!links.includes(known)) links.push(known)
    return origin + routes.site.letterLink.href({ id, name: known.name })
  }
  return { to, links }
}
