import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { openDistricts } from '#engines/districts/districts.ts'
import { packDistricts } from '#engines/districts/pack.ts'
import type { Polygon } from '#engines/districts/polygons.ts'

type Geometry = { type: 'Polygon'; coordinates: Polygon } | { type: 'MultiPolygon'; coordinates: Polygon[] }
type Collection = { features: { properties: { district?: string; city_town?: string }; geometry: Geometry }[] }

export const data = process.env.COMMONWEAL_DATA

const files = { house: 'house2021', senate: 'senate2021', council: 'govcouncil2021', congress: 'congressma118', place: 'city_town_2024' }

/** The five official layers, by the plain names of their files. */
export function layers() {
  return Object.entries(files).map(([key, file]) => {
    const { features }: Collection = JSON.parse(readFileSync(`${data}/districts/${file}.wgs84.geojson`, 'utf8'))
    return {
      key,
      accuracy: 10,
      divisions: features.map(({ properties, geometry }) => {
        const name = plain(properties.district ?? properties.city_town ?? '')
        return { id: name, name, polygons: geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates }
      }),
    }
  })
}

export const massachusetts = () => openDistricts(packDistricts(layers()))

const ordinals = ['zeroth', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth']

/** One spelling for "&" and "and", for digits, "2nd" and "Second". */
export const plain = (name: string) =>
  name
    .toLowerCase()
    .replaceAll('&', 'and')
    .replace(/^(\d)(st|nd|rd|th)?\b/, (_, digit: string) => ordinals[Number(digit)] ?? digit)
    .replace(/ (congressional )?district$/, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

type Row = { city_town: string; State_Rep: string; State_Senate: string; US_House: string; Gov_Council: string }

/** Town -> layer -> the districts that the precinct table gives it. */
export function precincts() {
  const rows: Row[] = parse(readFileSync(`${data}/districts/ma_districts_precincts_2022.csv`), { columns: true, bom: true })
  const towns = new Map<string, Record<string, Set<string>>>()
  for (const row of rows) {
    const town = plain(row.city_town)
    const known = towns.get(town) ?? { house: new Set(), senate: new Set(), congress: new Set(), council: new Set() }
    known.house?.add(plain(row.State_Rep))
    known.senate?.add(plain(row.State_Senate))
    known.congress?.add(plain(row.US_House))
    known.council?.add(plain(row.Gov_Council))
    towns.set(town, known)
  }
  return towns
}
