import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { divisionMatcher } from '#engines/divisions/matcher.ts'
import type { Jurisdiction, Precinct } from '#engines/jurisdictions/jurisdiction.ts'
import type { Refusal } from '#engines/rosters/roster.ts'

/** The columns of a table of precincts: the place, the ward, the precinct, and one per layer. */
export type Columns = { place: string; ward: string; precinct: string; layers: Record<string, string> }

/** As state election returns call them. */
export const usualColumns: Columns = {
  place: 'city_town', ward: 'Ward', precinct: 'Pct',
  layers: { house: 'State_Rep', senate: 'State_Senate', congress: 'US_House', council: 'Gov_Council' },
}

type Read = { precincts: Precinct[]; refused: Refusal[] } | { reason: string }

const rows = z.array(z.object({ record: z.record(z.string(), z.string()), info: z.object({ lines: z.number() }) }))

/** Every precinct of a CSV with its districts, by names however they are written; a row in which a name is unknown is refused. */
export function readPrecinctTable(text: string, file: string, jurisdiction: Jurisdiction, columns: Columns = usualColumns): Read {
  const parsed = parsedRows(text)
  if (!Array.isArray(parsed)) return parsed
  const header = Object.keys(parsed[0]?.record ?? {})
  const missing = [columns.place, columns.precinct, ...Object.values(columns.layers)].filter((name) => !header.includes(name))
  if (missing.length > 0) return { reason: `It has no column ${missing.join(', ')}; it has ${header.join(', ') || 'none'}.` }

  const { layers, districts, places } = jurisdiction
  const matchers = new Map(layers.map((layer) => [layer.key, divisionMatcher(layer, [...districts, ...places])]))
  const refused: Refusal[] = []
  const precincts = new Map<string, Precinct>()
  for (const { record, info: { lines } } of parsed) {
    const where = `${file}, line ${lines}`
    const idOf = (layer: string, column: string) => {
      const match = matchers.get(layer)?.(record[column] ?? '')
      if (!match?.found) refused.push({ where, reason: match?.reason ?? `There is no layer “${layer}”.` })
      return match?.found?.id
    }
    const place = idOf('place', columns.place)
    const divisions = Object.entries(columns.layers).flatMap(([layer, column]): [string, string][] => {
      const id = idOf(layer, column)
      return id ? [[layer, id]] : []
    })
    if (!place || divisions.length < Object.keys(columns.layers).length) continue
    const precinct = { place, ...wardOf(record[columns.ward]), precinct: (record[columns.precinct] ?? '').trim(), divisions: Object.fromEntries(divisions) }
    const key = `${place}|${precinct.ward ?? ''}|${precinct.precinct}`
    if (precincts.has(key)) refused.push({ where, reason: 'This precinct stood in the table before.' })
    else precincts.set(key, precinct)
  }
  return { precincts: [...precincts.values()], refused }
}

/** Whether a file's beginning is that of such a table. */
export function isPrecinctTable(head: string, { place, precinct, layers }: Columns = usualColumns): boolean {
  const [first = ''] = head.replace(/^\uFEFF/, '').split(/\r?\n/, 1)
  const names = new Set(first.split(',').map((name) => name.replaceAll('"', '').trim()))
  return [place, precinct, ...Object.values(layers)].every((name) => names.has(name))
}

const wardOf = (ward: string | undefined) => (ward && ward.trim() !== '-' && ward.trim() !== '' ? { ward: ward.trim() } : {})

function parsedRows(text: string) {
  try {
    return rows.parse(parse(text, { columns: true, info: true, bom: true, max_record_size: 100_000 }))
  } catch (error) {
    return { reason: `It is not CSV: ${error instanceof Error ? error.message.slice(0, 200) : 'unreadable'}` }
  }
}
