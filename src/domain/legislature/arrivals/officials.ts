import type { RosterPerson } from '#engines/rosters/roster.ts'
import { learn, toldBy } from '#domain/legislature/arrivals/facts.ts'
import { current, type Entry, nobody, type Post, recognise, type Register, remember } from '#domain/legislature/arrivals/register.ts'
import { isNewer, type Source } from '#domain/legislature/arrivals/source.ts'
import { freeSlug } from '#engines/texts/slugs.ts'
import { nothingYet, type Tally } from '#domain/legislature/arrivals/tally.ts'

/** Finds the post of a roster's office and district, or says why there is none. */
export type PostFinder = (office: string, district: string | undefined) => { post: Post } | { reason: string }

const enough = 0.9

/**
 * What one list says, applied to the register. A list that is newer than the last one for an office and names at least nine in ten of
 * its seats settles who holds them: whoever is not in it has left on its day. Any other list fills gaps, and seats somebody only where
 * a seat is free and no newer list has spoken.
 */
export function apply(register: Register, source: Source, find: PostFinder, legislature?: string): Tally {
  const tally = nothingYet()
  const named = source.people.map((person) => ({ person, posts: postsOf(person, find, tally) }))
  const settled = settledBy(register, source, named.flatMap(({ posts }) => posts.map(({ post }) => post)))
  const before = new Map(register.entries.map((entry) => [entry, said(entry)]))
  const holders = new Map<Entry, number[]>()

  for (const { person, posts } of named) {
    tally.read++
    const entry = recognise(register, person) ?? newcomer(register, source, person, posts, settled)
    if (!entry) {
      tally.passed++
      continue
    }
    Object.assign(entry, learn(entry, toldBy(person, legislature), source))
    entry.ids = identifiersOf(register, entry, person)
    holders.set(entry, [...(holders.get(entry) ?? []), ...posts.map(({ post }) => post.id)])
    for (const { post, startedOn } of posts) seat(register, source, entry, post, startedOn, settled.has(post.office), tally)
    remember(register, entry)
  }

  tally.ended = source.asOf ? end(register, source, settled, holders) : 0
  for (const office of settled) register.coverage.set(office, { source: source.title, as_of: source.asOf })
  for (const entry of holders.keys()) {
    const was = before.get(entry)
    if (was === undefined) tally.added++
    else if (was === said(entry)) tally.unchanged++
    else tally.changed++
  }
  return tally
}

/** What there is to notice about an official; how old the facts are is not. */
const said = ({ facts, offices, ids, terms }: Entry) => JSON.stringify([facts, offices, ids, terms])

type Held = { post: Post; startedOn: string | undefined }

function postsOf(person: RosterPerson, find: PostFinder, tally: Tally): Held[] {
  return person.roles.flatMap(({ post, district, startedOn }) => {
    const found = find(post, district)
    if ('post' in found) return [{ post: found.post, startedOn }]
    tally.refused.push({ where: person.name, reason: found.reason })
    return []
  })
}

/** The offices whose holders this list settles. The same list corrected on the same day counts as newer. */
function settledBy({ posts, coverage }: Register, source: Source, named: Post[]): Set<string> {
  const seats = Map.groupBy(named, ({ office }) => office)
  return new Set([...seats].filter(([office, found]) => {
    const all = posts.filter((post) => post.office === office).reduce((sum, post) => sum + post.seats, 0)
    return isNewer(source, coverage.get(office)) && found.length >= enough * all
  }).map(([office]) => office))
}

/** Somebody not known yet; only those whom the list may seat are taken in. */
function newcomer(register: Register, source: Source, person: RosterPerson, posts: Held[], settled: Set<string>): Entry | undefined {
  if (!posts.some(({ post }) => settled.has(post.office) || maySeat(register, source, post))) return undefined
  const entry: Entry = { ...nobody(), slug: freeSlug(person.name, register.entries.map(({ slug }) => slug)), ids: [], terms: [] }
  register.entries.push(entry)
  return entry
}

const holdersOf = ({ entries }: Register, post: Post) => entries.filter((entry) => current(entry).some(({ post_id }) => post_id === post.id))

function maySeat(register: Register, source: Source, post: Post): boolean {
  const last = register.coverage.get(post.office)
  return (!last || source.asOf >= last.as_of) && holdersOf(register, post).length < post.seats
}

function seat(register: Register, source: Source, entry: Entry, post: Post, startedOn: string | undefined, isSettled: boolean, tally: Tally) {
  const held = current(entry).find(({ post_id }) => post_id === post.id)
  const last = register.coverage.get(post.office)
  const isOld = !!last && source.asOf < last.as_of
  if (held) {
    if (startedOn && (!held.started_on || !isOld)) held.started_on = startedOn
  } else if (isSettled || maySeat(register, source, post)) {
    entry.terms.push({ post_id: post.id, started_on: startedOn ?? null, ended_on: null })
  } else if (!isOld) {
    const names = holdersOf(register, post).map(({ facts }) => facts.name).join(', ')
    tally.refused.push({ where: entry.facts.name, reason: `${names} holds that seat; only a newer list of the whole office settles who left it.` })
  }
}

/** Ends the terms in settled offices of everybody whom the list does not name there. */
function end(register: Register, source: Source, settled: Set<string>, holders: Map<Entry, number[]>): number {
  const settledPosts = new Set(register.posts.filter(({ office }) => settled.has(office)).map(({ id }) => id))
  let ended = 0
  for (const entry of register.entries) {
    for (const term of current(entry)) {
      if (!settledPosts.has(term.post_id) || holders.get(entry)?.includes(term.post_id)) continue
      term.ended_on = term.started_on && term.started_on > source.asOf ? term.started_on : source.asOf
      ended++
    }
  }
  return ended
}

/** An identifier belongs to one official; a legislature's member code may pass to somebody else, and stays where it is. */
function identifiersOf({ entries }: Register, entry: Entry, person: RosterPerson): Entry['ids'] {
  const more = person.ids.filter((id) => !entries.some(({ ids }) => ids.some((known) => known.scheme === id.scheme && known.identifier === id.identifier)))
  return more.length > 0 ? [...entry.ids, ...more] : entry.ids
}
