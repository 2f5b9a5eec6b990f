import { z } from 'zod'
import { divisionId } from '#engines/divisions/division-id.ts'
import { divisionMatcher } from '#engines/divisions/matcher.ts'
import { readDocument } from '#engines/jurisdictions/document.ts'
import { idOf, type Finder } from '#engines/jurisdictions/finder.ts'
import { outlineShape, type Jurisdiction, type PackError, type PackLayer } from '#engines/jurisdictions/jurisdiction.ts'
import { readCommittees, readOfficials } from '#engines/jurisdictions/office-holders.ts'
import { readPrecincts } from '#engines/jurisdictions/precincts.ts'
import { readTable } from '#engines/jurisdictions/table.ts'

export const packFiles = [
  'jurisdiction.yaml', 'places.csv', 'districts.csv', 'precincts.csv', 'postal-names.csv', 'officials.yaml', 'committees.csv',
] as const

export type PackFiles = Record<(typeof packFiles)[number], string>

const list = z.string().transform((cell) => cell.split(';').map((item) => item.trim()).filter(Boolean))
const placeRow = z.strictObject({ name: z.string().min(1), county: z.string(), type: z.string(), other_names: list })
const districtRow = z.strictObject({ layer: z.string(), id: z.string(), name: z.string().min(1), other_names: list })
const postalRow = z.strictObject({ name: z.string().min(1), places: list })

/**
 * A jurisdiction from the texts of its pack, or everything that is wrong with the pack, each with file and line. Checked beyond shapes:
 * ids follow the rule, each layer has as many divisions as it says, every name in one file is known in the others, each precinct
 * stands once. Knows nothing of any particular state.
 */
export function readJurisdiction(files: PackFiles): { jurisdiction: Jurisdiction } | { jurisdiction?: undefined; errors: PackError[] } {
  const errors: PackError[] = []
  const outline = readDocument('jurisdiction.yaml', files['jurisdiction.yaml'], outlineShape, errors)
  if (!outline.value) return { errors }

  const layers = outline.value.layers.map((layer) => ({ ...layer, prefix: outline.value?.division ?? '' }))
  const layerOf = new Map(layers.map((layer) => [layer.key, layer]))
  const placeLayer = layerOf.get('place')
  const places = readTable('places.csv', files['places.csv'], placeRow, errors).flatMap(({ row, line }) => {
    if (!Object.hasOwn(outline.value?.placeTypes ?? {}, row.type)) {
      errors.push({ file: 'places.csv', line, reason: `The type “${row.type}” is not one.` })
    }
    if (!placeLayer) return []
    const { other_names: otherNames, ...place } = row
    return [{ id: divisionId(placeLayer, row.name), layer: 'place', ...place, otherNames }]
  })
  const districts = readTable('districts.csv', files['districts.csv'], districtRow, errors).map(({ row, line }) => {
    const layer = layerOf.get(row.layer)
    if (!layer) errors.push({ file: 'districts.csv', line, reason: `There is no layer “${row.layer}”.` })
    else if (divisionId(layer, row.name) !== row.id) {
      errors.push({ file: 'districts.csv', line, reason: `The id of “${row.name}” is ${divisionId(layer, row.name)}.` })
    }
    return { id: row.id, layer: row.layer, name: row.name, otherNames: row.other_names }
  })
  checkLayers(layers, [...places, ...districts], outline.lineOf, errors)

  const matchers = new Map(layers.map((layer) => [layer.key, divisionMatcher(layer, [...places, ...districts])]))
  const find: Finder = (layer, name) =>
    matchers.get(layer)?.(name) ?? { why: 'unknown', near: [], reason: `There is no layer “${layer}”.` }

  for (const [index, post] of outline.value.posts.entries()) {
    if (post.layer && !layerOf.has(post.layer)) {
      errors.push({ file: 'jurisdiction.yaml', line: outline.lineOf(['posts', index]), reason: `There is no layer “${post.layer}”.` })
    }
  }
  const postKeys = new Set(outline.value.posts.map(({ key }) => key))
  for (const [index, roster] of outline.value.rosters.entries()) {
    for (const post of roster.posts.filter((key) => !postKeys.has(key))) {
      errors.push({ file: 'jurisdiction.yaml', line: outline.lineOf(['rosters', index]), reason: `There is no post “${post}”.` })
    }
  }
  const postalNames = readTable('postal-names.csv', files['postal-names.csv'], postalRow, errors).map(({ row, line }) => ({
    name: row.name,
    places: row.places.flatMap((name) => idOf(find('place', name), 'postal-names.csv', line, errors)),
  }))
  const precincts = readPrecincts(files['precincts.csv'], layers, find, errors)
  const officials = readOfficials(files['officials.yaml'], outline.value.posts, find, errors)
  const committees = readCommittees(files['committees.csv'], officials, errors)

  if (errors.length > 0) return { errors }
  return { jurisdiction: { ...outline.value, layers, places, districts, precincts, postalNames, officials, committees } }
}

type LineOf = (path: PropertyKey[]) => number

function checkLayers(layers: PackLayer[], divisions: { id: string; layer: string }[], lineOf: LineOf, errors: PackError[]) {
  for (const [index, layer] of layers.entries()) {
    const ids = divisions.filter((division) => division.layer === layer.key).map(({ id }) => id)
    const twice = ids.find((id, at) => ids.indexOf(id) !== at)
    const at = { file: 'jurisdiction.yaml', line: lineOf(['layers', index]) }
    if (twice) errors.push({ ...at, reason: `${twice} stands twice.` })
    if (ids.length !== layer.divisions) errors.push({ ...at, reason: `${layer.plural}: ${layer.divisions} are promised, ${ids.length} listed.` })
  }
}
