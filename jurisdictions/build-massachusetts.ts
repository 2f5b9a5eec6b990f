import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parse as parseYaml } from 'yaml'
import { z } from 'zod'
import { divisionId } from '#engines/divisions/division-id.ts'
import { displayName } from '#engines/divisions/names.ts'
import { outlineShape, type PackLayer } from '#engines/jurisdictions/jurisdiction.ts'
import { readRoster } from '#engines/rosters/read-roster.ts'
import { enrich } from '#engines/rosters/same-person.ts'
import type { PackFiles } from '#engines/jurisdictions/read-jurisdiction.ts'
import { csv } from './csv.ts'
import { by } from './order.ts'
import { officialsYaml } from './officials-yaml.ts'
import { postalNames } from './postal-names.ts'
import { precinctRows } from './precinct-rows.ts'

const shapeFiles = [['house', 'house2021'], ['senate', 'senate2021'], ['congress', 'congressma118'], ['council', 'govcouncil2021']] as const
const district = z.object({ features: z.array(z.object({ properties: z.object({ district: z.string(), district_num: z.number() }) })) })
const town = z.object({ features: z.array(z.object({
  properties: z.object({ city_town: z.string(), type: z.string(), county: z.string() }),
  geometry: z.object({ type: z.enum(['Polygon', 'MultiPolygon']), coordinates: z.array(z.unknown()) }),
})) })

/** The pack of Massachusetts from its sources; what is kept by hand comes through `kept`. The same sources give the same bytes. */
export function massachusetts(from: string, kept: (file: string) => string): PackFiles {
  const text = (path: string) => readFileSync(join(from, path), 'utf8')
  const shapes = (file: string): unknown => JSON.parse(text(`districts/${file}.wgs84.geojson`))
  const outline = outlineShape.parse(parseYaml(kept('jurisdiction.yaml')))
  const layers = new Map(outline.layers.map((layer): [string, PackLayer] => [layer.key, { ...layer, prefix: outline.division }]))
  const shown = (layer: string, name: string) => displayName(name, layers.get(layer))
  const towns = town.parse(shapes('city_town_2024')).features
  const asOf = (post: string) => outline.rosters.find(({ posts }) => posts.includes(post))?.asOf ?? ''

  const districts = shapeFiles.flatMap(([key, file]) => {
    const layer = layers.get(key)
    const features = district.parse(shapes(file)).features.toSorted((a, b) => a.properties.district_num - b.properties.district_num)
    return features.map(({ properties: { district: name } }) => {
      const other = layer?.numbered || shown(key, name) === name ? '' : name
      return layer ? { layer: key, id: divisionId(layer, name), name: shown(key, name), other_names: other } : []
    })
  }).flat()

  const folder = (name: string) => readdirSync(join(from, 'legislators/openstates-people/data/ma', name)).toSorted().map((file) => {
    const path = `legislators/openstates-people/data/ma/${name}/${file}`
    return { name: path, text: text(path) }
  })
  const file = (name: string) => [{ name, text: text(`legislators/${name}`) }]
  const state = readRoster([...folder('legislature'), ...folder('executive')], { asOf: asOf('house') })
  const codes = readRoster(file('malegislature_members_194_2025-12.json'), { asOf: asOf('house') })
  const federal = readRoster(file('ma_congress_2026-06.json'), { asOf: asOf('congress') })
  const committees = readRoster(folder('committees'), { asOf: asOf('house') })
  for (const { where, reason } of [state, codes, federal, committees].flatMap(({ refusals }) => refusals)) {
    throw new Error(`${where}: ${reason}`)
  }
  const officials = [...enrich(state.people, codes.people).people, ...federal.people]

  return {
    'jurisdiction.yaml': kept('jurisdiction.yaml'),
    'places.csv': csv(towns
      .map(({ properties: { city_town: name, county, type } }) => ({ name, county, type, other_names: shortened(name) }))
      .toSorted(by(({ name }) => name))),
    'districts.csv': csv(districts),
    'precincts.csv': csv(precinctRows(text('districts/ma_districts_precincts_2022.csv'), layers)),
    'postal-names.csv': csv(postalNames(text, towns, kept('postal-corrections.csv'))),
    'officials.yaml': officialsYaml(officials, outline.posts.map(({ key }) => key)),
    'committees.csv': csv(committees.committees.toSorted(by(({ chamber, code, name }) => `${chamber}|${code ?? '~'}|${name}`)).flatMap(
      ({ chamber, code = '', name: committee, members }) => members.map(({ role, name: person = '', personIds }) => ({
        chamber, code, committee, role, person, person_id: personIds[0]?.identifier ?? '',
      })))),
  }
}

/** `Foxboro` for Foxborough: the spelling that the Post Office and half the town prefer. */
function shortened(name: string): string {
  if (name === 'Manchester-by-the-Sea') return 'Manchester'
  return name.endsWith('borough') ? name.replace(/ough$/, 'o') : ''
}
