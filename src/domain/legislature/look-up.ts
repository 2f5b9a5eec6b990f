import type { Geocoded } from '#platform/census-geocoder.ts'
import type { Db } from '#platform/database.ts'
import type { Atlas } from '#engines/atlas.ts'
import type { Placement } from '#engines/districts/placement.ts'
import { type AddressUnknown, type AskedAddress, joined, placementsOf } from '#domain/legislature/address-door.ts'
import * as divisions from '#domain/legislature/divisions.ts'
import * as parts from '#domain/legislature/parts.ts'
import * as places from '#domain/legislature/places.ts'

export type Districts = Record<string, string>
export type Somewhere = { id: string; name: string; districts: Districts; approximate?: boolean }

/** One of several possible answers, with the districts that it would mean. */
export type Candidate = { value: string; label: string; districts: Districts; names: string[] }

export type Finding =
  | { kind: 'found'; place: Somewhere }
  | { kind: 'divided'; place: places.Place; layers: string[]; candidates: Candidate[] }
  | { kind: 'border'; place: places.Place; candidates: Candidate[] }
  | { kind: 'villages'; places: places.Place[] }
  | { kind: 'nowhere'; reason: Nowhere; suggestions?: string[] }

/** Why nobody can say where that is. */
export type Nowhere = 'outside' | 'no-precincts' | 'no-geocoder' | AddressUnknown

/** By town alone: whole where the town is whole in these layers, otherwise the parts to choose among. */
export async function byTown(db: Db, town: string, layers: readonly string[]): Promise<Finding> {
  const found = await places.named(db, town)
  const [place] = found
  if (!place) return { kind: 'nowhere', reason: 'unknown-town' }
  return found.length > 1 ? { kind: 'villages', places: found } : byPlace(db, place, layers)
}

export async function byPlace(db: Db, place: places.Place, layers: readonly string[]): Promise<Finding> {
  const found = await parts.ofPlace(db, place.id, layers)
  const [whole] = found
  if (!whole) return { kind: 'nowhere', reason: 'no-precincts' }
  if (found.length === 1) return { kind: 'found', place: { id: place.id, name: place.display_name, districts: whole.districts } }
  const differing = layers.filter((layer) => new Set(found.map(({ districts }) => districts[layer])).size > 1)
  return {
    kind: 'divided',
    place,
    layers: differing,
    candidates: found.map(({ precinct, label, districts, names }) => ({
      value: String(precinct), label, districts, names: differing.flatMap((layer) => names[layer] ?? []),
    })),
  }
}

/** The part of a town that one of its precincts stands for, as `byPlace` offered it. */
export async function byPrecinct(db: Db, placeId: string, precinct: string, layers: readonly string[]): Promise<Finding> {
  const place = await places.find(db, placeId)
  if (!place) return { kind: 'nowhere', reason: 'unknown-town' }
  const found = await byPlace(db, place, layers)
  const chosen = found.kind === 'divided' ? found.candidates.find(({ value }) => value === precinct) : undefined
  return chosen ? { kind: 'found', place: { id: place.id, name: place.display_name, districts: chosen.districts } } : found
}

/** By the districts themselves, as a border's candidates name them. Ids that are no districts count for nothing. */
export async function byDistricts(db: Db, placeId: string, ids: readonly string[]): Promise<Finding> {
  const place = await places.find(db, placeId)
  if (!place) return { kind: 'nowhere', reason: 'unknown-town' }
  const districts = Object.fromEntries((await divisions.withIds(db, ids)).map(({ layer, id }) => [layer, id]))
  return { kind: 'found', place: { id: place.id, name: place.display_name, districts } }
}

/**
 * By a point, through the boundaries in memory. Where a border is nearer than the file is accurate, all who may be right are offered;
 * a point on the shore counts as its nearest district, flagged; one that lies in no town's reach is nowhere.
 */
export async function byPoint(db: Db, { districts: boundaries, jurisdiction }: Atlas, lon: number, lat: number, layers: readonly string[]): Promise<Finding> {
  if (!boundaries) return { kind: 'nowhere', reason: 'outside' }
  return fromPlacements(db, boundaries.at(lon, lat), jurisdiction.layers.map(({ key }) => key), layers)
}

/** By a street address, through the addresses in memory; nothing of it is kept. A house between two known ones is flagged. */
export async function byAddress(db: Db, atlas: Atlas, asked: AskedAddress, layers: readonly string[]): Promise<Finding> {
  const placed = placementsOf(atlas, asked)
  if ('reason' in placed) return { kind: 'nowhere', ...placed }
  const found = await fromPlacements(db, placed.placements, atlas.jurisdiction.layers.map(({ key }) => key), layers)
  return found.kind === 'found' && placed.approximate ? { ...found, place: { ...found.place, approximate: true } } : found
}

/** By what a geocoder answered. Several points count only as far as they agree; it may err by more than our map, so the answer is approximate. */
export async function byGeocoded(db: Db, { districts: boundaries, jurisdiction }: Atlas, answer: Geocoded, layers: readonly string[]): Promise<Finding> {
  if ('unreachable' in answer || !boundaries) return { kind: 'nowhere', reason: 'no-geocoder' }
  if (answer.points.length === 0) return { kind: 'nowhere', reason: 'unknown-address' }
  const placements = joined(answer.points.map(({ lon, lat }) => boundaries.at(lon, lat)))
  const found = await fromPlacements(db, placements, jurisdiction.layers.map(({ key }) => key), layers)
  return found.kind === 'found' ? { ...found, place: { ...found.place, approximate: true } } : found
}

async function fromPlacements(db: Db, all: Placement[], known: string[], layers: readonly string[]): Promise<Finding> {
  const placements = new Map(all.filter(({ layer }) => known.includes(layer)).map((placement) => [placement.layer, placement]))
  const town = placements.get('place')?.candidates[0]
  const place = town ? await places.find(db, town) : undefined
  if (!place || layers.some((layer) => placements.get(layer)?.status === 'outside')) return { kind: 'nowhere', reason: 'outside' }

  const sure: Districts = {}
  for (const { layer, candidates: [only, ...others] } of placements.values()) {
    if (layer !== 'place' && only && others.length === 0) sure[layer] = only
  }
  const unsure = layers.flatMap((layer) => (sure[layer] ? [] : (placements.get(layer) ?? [])))
  const approximate = all.some(({ status }) => status === 'shore') || undefined
  if (unsure.length === 0) return { kind: 'found', place: { id: place.id, name: place.display_name, districts: sure, approximate } }

  const names = new Map((await divisions.withIds(db, unsure.flatMap(({ candidates }) => candidates))).map(({ id, display_name }) => [id, display_name]))
  const candidates = combinations(unsure).map((choice): Candidate => {
    const districts = { ...sure, ...Object.fromEntries(choice.map(({ layer, id }) => [layer, id])) }
    const said = choice.map(({ id }) => names.get(id) ?? id)
    return { value: Object.values(districts).join(' '), label: said.join(' and '), districts, names: said }
  })
  return { kind: 'border', place, candidates }
}

function combinations(unsure: Placement[]): { layer: string; id: string }[][] {
  return unsure.reduce<{ layer: string; id: string }[][]>(
    (sofar, { layer, candidates }) => sofar.flatMap((choice) => candidates.map((id) => [...choice, { layer, id }])),
    [[]],
  )
}
