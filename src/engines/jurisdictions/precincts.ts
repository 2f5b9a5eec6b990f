import { z } from 'zod'
import { idOf, type Finder } from '#engines/jurisdictions/finder.ts'
import { expand } from '#engines/jurisdictions/precinct-labels.ts'
import { readTable } from '#engines/jurisdictions/table.ts'
import type { PackError, PackLayer, Precinct } from '#engines/jurisdictions/jurisdiction.ts'

const file = 'precincts.csv'

/** Every precinct of the table, one each; a row of the file gives those of one ward that share all their districts. */
export function readPrecincts(text: string, layers: PackLayer[], find: Finder, errors: PackError[]): Precinct[] {
  const columns = layers.map(({ key }) => key).filter((key) => key !== 'place')
  const shape = z.object({ place: z.string(), ward: z.string(), precincts: z.string() }).catchall(z.string())
  const seen = new Set<string>()

  return readTable(file, text, shape, errors).flatMap(({ row, line }) => {
    const [place] = idOf(find('place', row.place), file, line, errors)
    const divisions = columns.flatMap((layer) =>
      idOf(find(layer, row[layer] ?? ''), file, line, errors).map((id): [string, string] => [layer, id]))
    return expand(row.precincts).flatMap((precinct) => {
      const key = `${place}|${row.ward}|${precinct}`
      if (seen.has(key)) errors.push({ file, line, reason: `${row.place}, ward ${row.ward}, precinct ${precinct} stands twice.` })
      seen.add(key)
      const ward = row.ward === '-' ? {} : { ward: row.ward }
      return place ? [{ place, ...ward, precinct, divisions: Object.fromEntries(divisions) }] : []
    })
  })
}
