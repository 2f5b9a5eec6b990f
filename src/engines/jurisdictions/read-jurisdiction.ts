import { z } from 'zod'
import { divisionMatcher } from '#engines/divisions/matcher.ts'
import { readDistricts, readPlaces } from '#engines/jurisdictions/divisions.ts'
import { readDocument } from '#engines/jurisdictions/document.ts'
import { idOf, type Finder } from '#engines/jurisdictions/finder.ts'
import { outlineShape, type Jurisdiction, type PackError } from '#engines/jurisdictions/jurisdiction.ts'
import { readCommittees, readOfficials } from '#engines/jurisdictions/office-holders.ts'
import { checkOutline } from '#engines/jurisdictions/outline.ts'
import { readPrecincts } from '#engines/jurisdictions/precincts.ts'
import { readTable, semicolons } from '#engines/jurisdictions/table.ts'

export const packFiles = [
  'jurisdiction.yaml', 'places.csv', 'districts.csv', 'precincts.csv', 'postal-names.csv', 'officials.yaml', 'committees.csv',
] as const

export type PackFiles = Record<(typeof packFiles)[number], string>

const postalRow = z.strictObject({ name: z.string().min(1), places: semicolons })

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
  const places = readPlaces(files['places.csv'], outline.value.placeTypes, layers, errors)
  const districts = readDistricts(files['districts.csv'], layers, errors)
  checkOutline(outline.value, [...places, ...districts], outline.lineOf, errors)

  const matchers = new Map(layers.map((layer) => [layer.key, divisionMatcher(layer, [...places, ...districts])]))
  const find: Finder = (layer, name) =>
    matchers.get(layer)?.(name) ?? { why: 'unknown', near: [], reason: `There is no layer “${layer}”.` }

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
