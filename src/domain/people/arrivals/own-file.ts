import { sql } from 'kysely'
import { csvLine } from '#engines/csv/csv.ts'
import { writeList } from '#engines/csv/list.ts'
import * as numbers from '#domain/legislature/numbers.ts'
import { houseMark } from '#domain/people/arrivals/imports.ts'
import { consentColumn, fieldColumn, ownColumns, writeOwnId, writeStatement } from '#domain/people/arrivals/own-columns.ts'
import { keptNames } from '#domain/people/arrivals/kept.ts'
import * as customFields from '#domain/people/custom-fields.ts'
import type { Db } from '#platform/database.ts'

type Cell = string | string[] | number | boolean | null
export type OwnRow = Record<string, Cell | Record<string, Cell>> & { fields: Record<string, Cell>; consents: Record<string, Cell> }
export type OwnPage = { ids: number[]; rows: OwnRow[] }
export type OwnFile = { columns: string[]; definitions: Record<string, string>; pages: () => AsyncGenerator<OwnPage> }

/** Everything about people in the form in which it can be taken in again: what the columns are, and the people in pages, the first known first. */
export async function open(db: Db, size = 1000): Promise<OwnFile> {
  const [fields, house, numberOf, { rows: lists }] = await Promise.all([
    customFields.list(db), houseMark(db), numbers.all(db),
    sql<{ channel: string; list: string }>`select distinct channel::text, list from consent_standings order by 1, 2`.execute(db),
  ])
  const idOf = new Map([...numberOf].map(([id, number]) => [number, id]))
  return {
    columns: [...ownColumns, ...fields.map(({ key }) => fieldColumn(key)), ...lists.map(({ channel, list }) => consentColumn(channel, list)), 'groups'],
    definitions: Object.fromEntries(fields.map(({ key, label, kind, choices }) => [key, [kind, label, choices.join(' | ')].filter(Boolean).join(' · ')])),
    pages: async function* () {
      for (let after = 0; ;) {
        const people = await page(db, after, size)
        const rows = people.map(({ id, place_id, districts, created, fields: known, said, ...texts }): OwnRow => ({
          id: writeOwnId(house, id), ...texts, place: place_id, districts: districts.flatMap((number) => idOf.get(number) ?? []), created_at: created,
          fields: known, consents: Object.fromEntries(said.map((one) => [`${one.channel} ${one.list}`, writeStatement(one)])),
        }))
        const ids = people.map(({ id }) => id)
        if (rows.length > 0) yield { ids, rows }
        const last = ids.at(-1)
        if (last === undefined || rows.length < size) return
        after = last
      }
    },
  }
}

export const tableHead = ({ columns }: OwnFile) => csvLine(columns)
export const jsonHead = ({ columns, definitions }: OwnFile) => `${JSON.stringify({ commonweal: 'people', columns, custom_fields: definitions })}\n`

/** A row of the table, its formulas made harmless in a way that reading it undoes. */
export const tableLine = (columns: readonly string[], row: OwnRow) => csvLine(columns.map((column) => escaped(cellIn(row, column))))

function cellIn(row: OwnRow, column: string): string {
  const [, group, key = ''] = /^(fields|consents)\.(.+)$/s.exec(column) ?? []
  const value = group === 'fields' || group === 'consents' ? row[group][key] : row[column]
  if (Array.isArray(value)) return writeList(value)
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

const escaped = (text: string) => (text.startsWith("'") ? `'${text}` : text)

type Said = { channel: string; list: string; given: boolean; statedAt: string; wording: string }

function page(db: Db, after: number, size: number) {
  return db
    .selectFrom('people')
    .select(['id', ...keptNames])
    .select([
      sql<Record<string, Cell>>`fields`.as('fields'),
      sql<string>`to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`.as('created'),
      sql<Said[]>`(
        select coalesce(jsonb_agg(jsonb_build_object('channel', standing.channel, 'list', standing.list, 'given', standing.given, 'wording', said.wording,
          'statedAt', to_char(said.stated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))), '[]')
        from consent_standings standing join consents said on said.id = standing.consent_id where standing.person_id = people.id)`.as('said'),
    ])
    .where('id', '>', after)
    .orderBy('id')
    .limit(size)
    .execute()
}
