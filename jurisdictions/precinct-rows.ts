import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { displayName, normaliseName } from '#engines/divisions/names.ts'
import { compact } from '#engines/jurisdictions/precinct-labels.ts'
import type { PackLayer } from '#engines/jurisdictions/jurisdiction.ts'
import { by, naturally } from './order.ts'

const row = z.object({
  city_town: z.string(), Ward: z.string(), Pct: z.string(),
  State_Rep: z.string(), State_Senate: z.string(), US_House: z.string(), Gov_Council: z.string(),
})

/** The precinct table with one row for all the precincts of a ward that share their four districts. */
export function precinctRows(text: string, layers: Map<string, PackLayer>) {
  const rows = z.array(row).parse(parse(text, { columns: true, bom: true })).map((precinct) => ({
    label: precinct.Pct,
    seat: {
      house: displayName(precinct.State_Rep),
      senate: displayName(precinct.State_Senate),
      congress: normaliseName(precinct.US_House, layers.get('congress')),
      council: normaliseName(precinct.Gov_Council, layers.get('council')),
    },
    place: precinct.city_town,
    ward: precinct.Ward,
  }))
  const groups = Map.groupBy(rows, ({ place, ward, seat }) => [place, ward, ...Object.values(seat)].join('|'))
  return [...groups.values()].flatMap((group) => group.slice(0, 1).map(({ place, ward, seat }) => ({
    place,
    ward,
    precincts: compact(group.map(({ label }) => label).toSorted(by(naturally))),
    ...seat,
  })))
}
