import type { Placer } from '#domain/people/placing.ts'
import type { Arrival } from '#domain/people/arrivals/arrival.ts'
import { blank, type Kept, type Values } from '#domain/people/arrivals/kept.ts'
import { texts } from '#domain/people/arrivals/plan.ts'

export type Change = { before: Values; after: Values }

const several = ['emails', 'phones', 'tags', 'identifiers'] as const
const most = { emails: 10, phones: 10, tags: 200, identifiers: 20 }

/**
 * What a row changes of somebody: it fills and replaces texts and fields, and adds addresses, numbers and tags behind those that are there.
 * What is blank in the row changes nothing. Undefined when nothing differs; a sentence when there would be too many of something.
 */
export function join(known: Kept, arrival: Arrival, place: Placer): Change | string | undefined {
  const after: Values = {}
  for (const name of texts) {
    const text = arrival.texts[name]
    if (text && text !== known[name]) after[name] = text
  }
  const called = nameAfter(known, arrival)
  if (called && called !== known.name) after.name = called
  for (const name of several) {
    const added = arrival[name].filter((one) => !known[name].includes(one))
    if (added.length > 0) after[name] = [...known[name], ...added]
    if ((after[name]?.length ?? 0) > most[name]) return `With what is known there would be more than ${most[name]} ${name}`
  }
  const fields = Object.entries(arrival.fields).filter(([key, value]) => known.fields[key] !== value)
  if (fields.length > 0) after.fields = Object.fromEntries(fields)
  settle(known, after, arrival, place)

  const names = namesOf(after)
  return names.length === 0 ? undefined : { before: Object.fromEntries(names.map((name) => [name, name === 'fields' ? fieldsBefore(known, after) : known[name]])), after }
}

/** The person as they are after the change. */
export const changed = (known: Kept, { after }: Change): Kept => ({ ...known, ...after, fields: { ...known.fields, ...after.fields } })

/** Town and districts follow from the address; a file of our own says them itself of people who come back with it. */
function settle(known: Kept, after: Values, arrival: Arrival, place: Placer) {
  const moved = after.street !== undefined || after.locality !== undefined || after.postcode !== undefined
  const told = known === blank || !moved ? arrival.place : undefined
  if (!moved && !told) return
  const home = { street: after.street ?? known.street, locality: after.locality ?? known.locality, postcode: after.postcode ?? known.postcode }
  const { place_id, districts, locality } = told ? { ...told, locality: home.locality } : place(home)
  delete after.locality
  if (locality !== known.locality) after.locality = locality
  if (place_id !== known.place_id) after.place_id = place_id
  if (districts.join() !== known.districts.join()) after.districts = districts
}

/** A whole name is put together where the file has only its parts. */
export function nameAfter({ name, given_name, family_name }: Pick<Kept, 'name' | 'given_name' | 'family_name'>, { texts: said, own }: Pick<Arrival, 'texts' | 'own'>): string | undefined {
  if (said.name || own) return said.name
  const whole = [said.given_name ?? given_name, said.family_name ?? family_name].filter(Boolean).join(' ').slice(0, 200)
  const wasPut = name === '' || name === [given_name, family_name].filter(Boolean).join(' ').slice(0, 200)
  return (said.given_name || said.family_name) && wasPut ? whole : undefined
}

const fieldsBefore = (known: Kept, { fields = {} }: Values) => Object.fromEntries(Object.keys(fields).flatMap((key) => { const was = known.fields[key]; return was === undefined ? [] : [[key, was]] }))
const namesOf = (values: Values) => Object.keys(values).filter((name): name is keyof Values => name in values)
