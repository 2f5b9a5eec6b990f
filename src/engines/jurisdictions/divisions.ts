import { z } from 'zod'
import { divisionId } from '#engines/divisions/division-id.ts'
import { readTable, semicolons } from '#engines/jurisdictions/table.ts'
import type { Division } from '#engines/divisions/layer.ts'
import type { PackError, PackLayer, Place } from '#engines/jurisdictions/jurisdiction.ts'

const placeRow = z.strictObject({ name: z.string().min(1), county: z.string(), type: z.string(), other_names: semicolons })
const districtRow = z.strictObject({ layer: z.string(), id: z.string(), name: z.string().min(1), other_names: semicolons })

/** The divisions of the layer `place`; their ids follow from their names. */
export function readPlaces(text: string, types: Record<string, string>, layers: PackLayer[], errors: PackError[]): Place[] {
  const file = 'places.csv'
  const layer = layers.find(({ key }) => key === 'place')
  return readTable(file, text, placeRow, errors).flatMap(({ row, line }) => {
    if (!Object.hasOwn(types, row.type)) errors.push({ file, line, reason: `The type “${row.type}” is not one.` })
    const { other_names: otherNames, ...place } = row
    return layer ? [{ id: divisionId(layer, row.name), layer: layer.key, ...place, otherNames }] : []
  })
}

/** The divisions of all other layers; the ids stand in the file for people to see and must be what the rule gives. */
export function readDistricts(text: string, layers: PackLayer[], errors: PackError[]): Division[] {
  const file = 'districts.csv'
  return readTable(file, text, districtRow, errors).map(({ row, line }) => {
    const layer = layers.find(({ key }) => key === row.layer)
    const id = layer && divisionId(layer, row.name)
    if (!id) errors.push({ file, line, reason: `There is no layer “${row.layer}”.` })
    else if (id !== row.id) errors.push({ file, line, reason: `The id of “${row.name}” is ${id}.` })
    return { id: row.id, layer: row.layer, name: row.name, otherNames: row.other_names }
  })
}
