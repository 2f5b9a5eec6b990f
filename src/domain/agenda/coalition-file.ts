import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { csvLine } from '#engines/csv/csv.ts'
import { readList, writeList } from '#engines/csv/list.ts'
import { webLinkOf } from '#engines/texts/links.ts'
import type { Status, WithPlanks } from '#domain/agenda/coalitions.ts'

export const columns = ['name', 'purpose', 'website', 'links', 'our part', 'status', 'national', 'part of', 'planks'] as const
type Column = (typeof columns)[number]

/** What a row tells of a coalition; planks and the organization it is part of by their names. Of columns that are not there it tells nothing. */
export type Told = { name: string } & Partial<{ purpose: string; website: string; links: string[]; our_part: string; status: Status; is_national: boolean; parent: string; planks: string[] }>
export type Line = { row: number } & ({ told: Told } | { reason: string })

/** The most rows that are read of one file. */
export const most = 2_000

const isWeb = (typed: string) => typed === '' || !!webLinkOf(typed)
const words = (length: number) => z.string().trim().max(length, `longer than ${length.toLocaleString('en-US')} characters`)
const yes = /^(yes|y|true|x|1)$/i
const shape = z.object({
  name: words(160).min(1, 'missing'),
  purpose: words(1000),
  website: words(500).refine(isWeb, 'no address of a page, as in https://example.org'),
  links: z.string().max(5000).transform(readList).refine((links) => links.length <= 10, 'more than ten').refine((links) => links.every(isWeb), 'no addresses of pages'),
  'our part': words(500),
  status: z.string().trim().toLowerCase().transform((typed) => typed || 'active').pipe(z.enum(['active', 'paused', 'ended'], 'neither active, paused nor ended')),
  national: z.string().trim().transform((typed) => yes.test(typed)),
  'part of': words(160),
  planks: z.string().max(10_000).transform(readList),
} satisfies Record<Column, z.ZodType>)

/** As a table that reads back as it was: formulas are made harmless with an apostrophe, and one that was there stands twice. */
export function writeFile(coalitions: readonly WithPlanks[]): string {
  const harmless = (cell: string) => (cell.startsWith("'") ? `'${cell}` : cell)
  const lines = coalitions.map((one) => csvLine([
    one.name, one.purpose, one.website, writeList(one.links), one.our_part, one.status, one.is_national ? 'yes' : '', one.parent ?? '', writeList(one.planks.map(({ slug }) => slug)),
  ].map(harmless)))
  return [csvLine(columns), ...lines].join('')
}

/** Rows of a table, each told or refused with a reason; or why it is no table of coalitions at all. Columns may be missing but for the name. */
export function readFile(text: string): Line[] | { reason: string } {
  const records = recordsOf(text)
  if ('reason' in records) return records
  if (!records.head.includes('name')) return { reason: 'The first line must name the columns, and one of them must be “name”.' }
  if (records.rows.length > most) return { reason: `These are ${records.rows.length.toLocaleString('en-US')} rows; ${most.toLocaleString('en-US')} are taken at once.` }
  return records.rows.map((cells, at) => {
    const cell = (column: Column) => (cells[records.head.indexOf(column)] ?? '').replace(/^'/, '')
    const { success, data, error } = shape.safeParse(Object.fromEntries(columns.map((column) => [column, cell(column)])))
    if (!success) return { row: at + 2, reason: error.issues.map(({ path, message }) => `${path.join('')}: ${message}`).join('; ') }
    return { row: at + 2, told: told(data, records.head) }
  })
}

function told({ name, 'our part': our_part, 'part of': parent, national: is_national, purpose, website, links, status, planks }: z.output<typeof shape>, head: readonly string[]): Told {
  const there = (column: Column) => head.includes(column)
  return {
    name,
    ...(there('purpose') && { purpose }),
    ...(there('website') && { website }),
    ...(there('links') && { links }),
    ...(there('our part') && { our_part }),
    ...(there('status') && { status }),
    ...(there('national') && { is_national }),
    ...(there('part of') && { parent }),
    ...(there('planks') && { planks }),
  }
}

function recordsOf(text: string): { head: string[]; rows: string[][] } | { reason: string } {
  try {
    const rows: string[][] = parse(text, { bom: true, relax_column_count: true, skip_empty_lines: true, max_record_size: 100_000 })
    const [head = [], ...rest] = rows
    return { head: head.map((cell) => cell.trim().toLowerCase().replaceAll('_', ' ')), rows: rest }
  } catch (error) {
    return { reason: `The file cannot be read as a table: ${error instanceof Error ? error.message : 'unknown'}` }
  }
}
