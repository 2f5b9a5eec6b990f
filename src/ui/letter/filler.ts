import { escapeValue } from '#engines/texts/entities.ts'
import type { Contents } from '#domain/newsletter/contents.ts'
import type { Mailing } from '#domain/newsletter/mailings.ts'
import type { Filling } from '#engines/letters/places.ts'
import { all, type Condition, conditionsOf, type Known } from '#ui/letter/conditions.ts'
import { greetingOf, legislatorsOf, nearOf, nothing, type Part } from '#ui/letter/own-parts.tsx'
import type { Sheet } from '#ui/letter/sheet.ts'

/** A reader's own links: to have no more of these letters. Empty for nobody in particular. */
export type Links = { unsubscribe: string }

/**
 * Says of each reader what stands at the places of the letter and which stretches are theirs. What is the same for several, the parts of a town or of a
 * pair of districts and the set of stretches, is made once and comes back as the very same object.
 */
export function fillerFor({ blocks }: Pick<Mailing, 'blocks'>, contents: Contents, { origin }: Sheet): (reader: Known, links: Links) => Filling {
  const byBlock = conditionsOf(blocks, contents)
  const conditions = [...byBlock.values()].flat()
  const always = alwaysIn([...byBlock.keys()], conditions)
  const near = blocks.filter((block) => block.kind === 'near')
  const legislators = blocks.filter((block) => block.kind === 'legislators')
  const towns = new Map<string, Record<string, Part>>()
  const districts = new Map<string, Record<string, Part>>()
  const stretches = new Map<string, ReadonlySet<string>>()

  const inTown = ({ place_id: id }: Known) => once(towns, id ?? '', () => {
    const times = id ? contents.coming.byTown.get(id) ?? [] : contents.coming.anywhere
    return Object.fromEntries(near.map((block) => [`near-${block.id}`, nearOf(block.words, times, origin)]))
  })
  const inDistricts = ({ districts: { house = '', senate = '' } }: Known) => once(districts, `${house} ${senate}`, () => {
    const theirs = [house, senate].flatMap((id) => contents.legislators.get(id) ?? [])
    return Object.fromEntries(legislators.map((block) => [`legislators-${block.id}`, legislatorsOf(block.words, theirs, origin)]))
  })
  const theirsOf = (reader: Known, { unsubscribe }: Links) => {
    const names = [...conditions.filter((condition) => all([condition], reader)).map(({ name }) => name), ...always, ...(unsubscribe ? ['own'] : [])]
    return once(stretches, names.join(' '), () => new Set(names))
  }

  return (reader, links) => ({
    at: {
      ...inTown(reader), ...inDistricts(reader),
      greeting: greetingOf(reader.given_name || reader.name),
      unsubscribe: links.unsubscribe ? { html: escapeValue(links.unsubscribe), plain: links.unsubscribe } : nothing,
    },
    theirs: theirsOf(reader, links),
  })
}

/** What had a condition when the letter was laid out and has none now, because an action was changed while the letter was paused, is everybody's. */
const alwaysIn = (ids: readonly string[], conditions: readonly Condition[]) => {
  const known = new Set(conditions.map(({ name }) => name))
  return ids.flatMap((id) => [`targets-${id}`, `heading-${id}`]).filter((name) => !known.has(name))
}

function once<Value>(kept: Map<string, Value>, key: string, make: () => Value): Value {
  const known = kept.get(key) ?? make()
  kept.set(key, known)
  return known
}
