import type { Slot } from '#engines/volunteering/slots.ts'

/** What a help call needs. */
export type Need = { skills: readonly number[]; languages: readonly string[]; issue: number | null; slots: readonly Slot[] }

/** How far somebody lives from it: in miles when town outlines are known, otherwise only whether it is their town or their county. */
export type Away = number | 'same county' | 'elsewhere' | 'unknown'

/** What somebody offers, where they live, and how it went before. */
export type Offer = {
  skills: readonly number[]
  languages: readonly string[]
  issues: readonly number[]
  times: readonly string[]
  /** How far they travel, in miles; null: not said. */
  miles: number | null
  away: Away
  came: number
  missed: number
  /** How often they were asked for anything in the last thirty days. */
  asked: number
}

export type Fit = {
  /** Between 0 and 100. */
  score: number
  skills: number[]
  languages: string[]
  issue: boolean
  free: 'all of it' | 'part of it' | 'not then' | 'not said'
  away: Away
  reachable: boolean
}

const worth = { skills: 35, free: 25, near: 20, record: 15, issue: 5 }
const askedCosts = 3
/** How far is far, for somebody who did not say. */
const usualMiles = 25

/**
 * How well somebody fits a help call, and why; undefined when they do not: none of the skills it needs, or none of its languages. Skills
 * count 35, being free then 25, living near 20, having come before 15, caring for the issue 5; each time they were asked in the last month takes 3 away.
 */
export function fit(need: Need, offer: Offer): Fit | undefined {
  const skills = need.skills.filter((skill) => offer.skills.includes(skill))
  const languages = need.languages.filter((language) => offer.languages.includes(language))
  if ((need.skills.length > 0 && skills.length === 0) || (need.languages.length > 0 && languages.length === 0)) return undefined

  const issue = need.issue !== null && offer.issues.includes(need.issue)
  const freeSlots = need.slots.filter((slot) => offer.times.includes(slot)).length
  const share = offer.times.length === 0 ? 0.4 : freeSlots / need.slots.length
  const free = offer.times.length === 0 ? 'not said' : share === 1 ? 'all of it' : share > 0 ? 'part of it' : 'not then'
  const skilled = need.skills.length > 0 ? skills.length / need.skills.length : 1
  const record = (offer.came + 1) / (offer.came + offer.missed + 2)
  const sum = worth.skills * skilled + worth.free * share + worth.near * nearness(offer) + worth.record * record + (issue ? worth.issue : 0) - askedCosts * offer.asked
  const reachable = typeof offer.away !== 'number' || offer.miles === null || offer.away <= offer.miles
  return { score: Math.round(Math.min(100, Math.max(0, sum))), skills, languages, issue, free, away: offer.away, reachable }
}

function nearness({ away, miles }: Pick<Offer, 'away' | 'miles'>) {
  if (typeof away === 'number') return away > (miles ?? Infinity) ? 0 : Math.max(0, 1 - away / (2 * Math.max(miles ?? usualMiles, 1)))
  return { 'same county': 0.6, elsewhere: 0.1, unknown: 0.3 }[away]
}
