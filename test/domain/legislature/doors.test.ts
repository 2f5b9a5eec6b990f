import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeFile } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Atlas } from '#engines/atlas.ts'
import { openAddresses } from '#engines/addresses/addresses.ts'
import { packAddresses } from '#engines/addresses/builder.ts'
import { gazetteerOf } from '#domain/legislature/arrivals/address-files.ts'
import { readPrecinctTable } from '#domain/legislature/arrivals/precinct-table.ts'
import { takeAddresses } from '#domain/legislature/importing.ts'
import type { Query } from '#engines/addresses/answer.ts'
import { placementsOf } from '#domain/legislature/address-door.ts'
import * as lookUp from '#domain/legislature/look-up.ts'
import * as packs from '#domain/legislature/packs.ts'
import { generate, moved, randomFrom } from '../../engines/addresses/generated.ts'
import { askedOf } from '../../engines/addresses/generated-queries.ts'
import { db } from '../../empty-house.ts'
import { data, desk, pack, reopened, settings, takeOfficialBoundaries } from './massachusetts.ts'

const layers = ['house', 'senate', 'congress', 'council']
const table = `${data}/districts/ma_districts_precincts_2022.csv`
const name = new Map([...pack.places, ...pack.districts].map((division) => [division.id, division.name]))
const nothing = { read: () => undefined, refuse: () => undefined }

describe.skipIf(!data)('every door, in all of Massachusetts', () => {
  let atlas: Atlas
  const precincts = data ? readPrecinctTable(readFileSync(table, 'utf8'), 'table', pack) : { precincts: [], refused: [] }
  const rows = 'precincts' in precincts ? precincts.precincts : []
  beforeAll(async () => {
    await packs.load(db, pack)
    await takeOfficialBoundaries()
    await takeAddresses(await desk(), [`${data}/addresses/openaddresses_sample.csv`], nothing)
    atlas = await reopened()
  }, 300_000)

  test('every precinct resolves by its town, or by the part of it that is offered, to exactly its districts', async () => {
    expect(rows).toHaveLength(2383)
    const ids = new Map((await db.selectFrom('precincts').selectAll().execute()).map(({ id, place_id, ward, precinct }) => [`${place_id}|${ward}|${precinct}`, id]))
    const byDistricts = (districts: Record<string, string>) => layers.map((layer) => districts[layer]).join(' ')
    let resolved = 0
    for (const [place, inPlace] of Map.groupBy(rows, (row) => row.place)) {
      const found = await lookUp.byPlace(db, { id: place, display_name: name.get(place)!, county: null }, layers)
      for (const { ward = '', precinct, divisions } of inPlace) {
        if (found.kind === 'found') expect(byDistricts(found.place.districts)).toBe(byDistricts(divisions))
        else {
          const meant = found.kind === 'divided' ? found.candidates.filter(({ districts }) => byDistricts(districts) === byDistricts(divisions)) : []
          expect([place, ward, precinct, meant.length]).toEqual([place, ward, precinct, 1])
          const chosen = await lookUp.byPrecinct(db, place, meant[0]!.value, layers)
          expect(chosen).toMatchObject({ kind: 'found', place: { districts: divisions } })
        }
        expect(ids.has(`${place}|${ward}|${precinct}`)).toBe(true)
        resolved++
      }
    }
    console.log(`${resolved} precincts resolve to exactly their districts`)
    expect(resolved).toBe(2383)
  }, 300_000)

  test('a point inside each of 351 towns resolves to districts that the table lists for it', async () => {
    const listed = Map.groupBy(rows, ({ place }) => place)
    const towns = atlas.districts!.divisions('place')
    expect(towns).toHaveLength(351)
    for (const { id } of towns) {
      const [lon, lat] = atlas.districts!.pointInside('place', id)!
      const found = await lookUp.byPoint(db, atlas, lon, lat, layers)
      const answers = found.kind === 'found' ? [found.place.districts] : found.kind === 'border' ? found.candidates.map(({ districts }) => districts) : []
      expect([id, answers.length > 0]).toEqual([id, true])
      for (const layer of layers) expect(listed.get(id)!.map(({ divisions }) => divisions[layer])).toContain(answers[0]![layer])
    }
  }, 60_000)

  test('the 35 shared addresses resolve by their door', async () => {
    const sample: Record<string, string>[] = parse(readFileSync(`${data}/addresses/openaddresses_sample.csv`), { columns: true })
    expect(atlas.addresses!.size).toBe(35)
    for (const { NUMBER, STREET, CITY, LON, LAT } of sample) {
      const found = await lookUp.byAddress(db, atlas, { street: `${NUMBER} ${STREET}`, town: CITY! }, layers)
      expect([NUMBER, STREET, found.kind]).toEqual([NUMBER, STREET, 'found'])
      expect(found).toEqual(await lookUp.byPoint(db, atlas, Number(LON), Number(LAT), layers))
    }
  })

  test('what cannot be found is refused with the reason and the way out', async () => {
    const ask = (street: string, town: string) => lookUp.byAddress(db, atlas, { street, town }, layers)
    expect(await ask('100 2nd Ave', 'Atlantis')).toMatchObject({ kind: 'nowhere', reason: 'unknown-town' })
    expect(await ask('PO Box 12', 'Needham')).toMatchObject({ kind: 'nowhere', reason: 'po-box' })
    expect(await ask('2nd Ave', 'Needham')).toMatchObject({ kind: 'nowhere', reason: 'no-number' })
    expect(await ask('9999 2nd Ave', 'Needham')).toMatchObject({ kind: 'nowhere', reason: 'unknown-address' })
    expect(await ask('12 Nowhere Lane', 'Needham')).toMatchObject({ kind: 'nowhere', reason: 'unknown-street' })
    expect(await ask('178 Washingtn St', 'Braintree')).toMatchObject({ kind: 'nowhere', reason: 'unknown-street', suggestions: ['Washington Street'] })
    expect(await ask('12 Main St', 'Needham '.repeat(50))).toMatchObject({ kind: 'nowhere' })
  })

  test('no asked house of two hundred thousand is placed in a wrong district', async () => {
    const random = (place: string, [west, south, east, north]: readonly number[]) => (next: () => number) => {
      for (;;) {
        const [lon, lat] = [west! + next() * (east! - west!), south! + next() * (north! - south!)]
        const placement = atlas.districts!.at(lon, lat).at(-1)!
        if (placement.status === 'inside' && placement.candidates[0] === place) return { lon, lat }
      }
    }
    const towns = atlas.districts!.divisions('place').map(({ id, bbox }) => ({ id, name: name.get(id)!, pointIn: random(id, bbox) }))
    const world = generate({ seed: 3, towns, streetsPerTown: 8 })
    const { bytes, kept } = await packAddresses(gazetteerOf(pack), world.rows())
    const generated: Atlas = { ...atlas, addresses: openAddresses(bytes) }
    const questions = 100_000
    const times: number[] = []
    const count = { right: 0, asked: 0, refused: 0, wrong: 0 }
    const wrong: unknown[] = []
    const kinds = { reason: 'nowhere', sure: 'found', unsure: 'border' }
    const agrees = async (asked: { street: string; town: string }, placed: ReturnType<typeof placementsOf>) => {
      if ('placements' in placed && placed.placements.some(({ status }) => status === 'outside')) return
      const isSure = 'placements' in placed && placed.placements.every(({ layer, candidates }) => layer === 'place' || candidates.length === 1)
      expect((await lookUp.byAddress(db, generated, asked, layers)).kind).toBe(kinds['reason' in placed ? 'reason' : isSure ? 'sure' : 'unsure'])
    }
    const town = (query: Query) => query.town ?? (query.place ? name.get(query.place)! : '')
    let at = 0
    for (const { query, truth } of askedOf(world, 5, questions)) {
      const asked = { street: query.street, town: town(query) }
      const before = performance.now()
      const placed = placementsOf(generated, asked)
      times.push(performance.now() - before)
      if ('reason' in placed || placed.placements.some(({ status }) => status === 'outside')) count.refused++
      else {
        const possible = truth ? atlas.districts!.at(truth.lon, truth.lat) : []
        const told = placed.placements.filter(({ layer }) => layer !== 'place')
        const fits = told.every(({ layer, candidates }) => possible.some((one) => one.layer === layer && one.candidates.some((id) => candidates.includes(id))))
        if (!fits) wrong.push({ query, placed })
        count[!fits ? 'wrong' : told.every(({ candidates }) => candidates.length === 1) ? 'right' : 'asked']++
      }
      if (at++ % 100 === 0) await agrees(asked, placed)
    }
    const [p50, p99] = [usual(times, 0.5), usual(times, 0.99)]
    console.log(`${kept} houses, ${questions} questions: ${JSON.stringify(count)}; p50 ${p50.toFixed(3)} ms, p99 ${p99.toFixed(3)} ms`)
    expect(wrong.slice(0, 3)).toEqual([])
    expect(p99).toBeLessThan(5)
    expect(count.right / questions).toBeGreaterThan(0.6)
  }, 600_000)

  test('a house between two known ones is placed only where both lie in the same districts', async () => {
    const house = (number: number, lon: number, lat: number) => ({ LON: String(lon), LAT: String(lat), NUMBER: String(number), STREET: 'Seam St', CITY: '', REGION: 'MA', POSTCODE: '' })
    const seam = seamOf(atlas)
    const place = (point: { lon: number; lat: number }) => atlas.districts!.at(point.lon, point.lat).at(-1)!.candidates[0]
    const [here, over] = [moved(seam, -60, 0), moved(seam, 60, 0)]
    const same = [moved(seam, -160, 0), moved(seam, -60, 0)] as const
    const find = async (one: { lon: number; lat: number }, other: { lon: number; lat: number }) => {
      const file = join(settings.COMMONWEAL_HOME, 'seam.csv')
      const all = [house(2, one.lon, one.lat), house(10, other.lon, other.lat)]
      await writeFile(file, [Object.keys(all[0]!).join(','), ...all.map((row) => Object.values(row).join(','))].join('\n'))
      await takeAddresses(await desk(), [file], nothing)
      return lookUp.byAddress(db, await reopened(), { street: '6 Seam St', town: name.get(place(here)!)! }, layers)
    }
    expect(await find(here, over)).toMatchObject({ kind: 'border' })
    expect(await find(...same)).toMatchObject({ kind: 'found', place: { approximate: true } })
  })
})

/** A point on a line between two House districts inside one town, with nothing else within 200 m. */
function seamOf({ districts }: Atlas): { lon: number; lat: number } {
  const random = randomFrom(1)
  for (;;) {
    const point = { lon: -71.15 + random() * 0.1, lat: 42.25 + random() * 0.1 }
    const [west, middle, far, east] = [moved(point, -60, 0), moved(point, -160, 0), moved(point, -110, 0), moved(point, 60, 0)].map(({ lon, lat }) => districts!.at(lon, lat))
    const at = (placements: typeof west, layer: string) => placements!.find((one) => one.layer === layer)!
    const isOne = ['senate', 'congress', 'council', 'place'].every((layer) => [west, middle, far, east].every((all) => at(all, layer).status === 'inside' && at(all, layer).candidates[0] === at(west, layer).candidates[0]))
    const houses = [west, middle, far, east].map((all) => at(all, 'house'))
    if (isOne && houses.every(({ status }) => status === 'inside') && new Set(houses.slice(0, 3).map(({ candidates }) => candidates[0])).size === 1 && houses[3]!.candidates[0] !== houses[0]!.candidates[0]) return point
  }
}

/** A quantile as it usually is: of each ten thousand, and of those the middle one, so that a machine's pauses elsewhere do not count. */
function usual(times: number[], share: number) {
  const rounds = Array.from({ length: times.length / 10_000 }, (_, at) => times.slice(at * 10_000, (at + 1) * 10_000).toSorted((a, b) => a - b)[10_000 * share] ?? Infinity)
  return rounds.toSorted((a, b) => a - b)[Math.floor(rounds.length / 2)] ?? Infinity
}
