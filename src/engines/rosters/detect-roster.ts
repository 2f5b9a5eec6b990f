import { parse as parseCsv } from 'csv-parse/sync'
import { parse as parseYaml } from 'yaml'
import { congress } from '#engines/rosters/congress.ts'
import { legislatureCommitteeRoles } from '#engines/rosters/legislature-committee-roles.ts'
import { legislatureMembers } from '#engines/rosters/legislature-members.ts'
import { openStatesCommittees } from '#engines/rosters/open-states-committee.ts'
import { openStatesCsv } from '#engines/rosters/open-states-csv.ts'
import { openStatesPeople } from '#engines/rosters/open-states-person.ts'
import type { Parser } from '#engines/rosters/reading.ts'

export const formats = {
  'open-states-people': { title: 'Open States people (YAML or JSON)', parse: openStatesPeople },
  'open-states-csv': { title: 'Open States people (CSV)', parse: openStatesCsv },
  'open-states-committees': { title: 'Open States committees (YAML or JSON)', parse: openStatesCommittees },
  congress: { title: 'congress-legislators (JSON)', parse: congress },
  'legislature-members': { title: 'malegislature.gov members (JSON)', parse: legislatureMembers },
  'legislature-committee-roles': { title: 'malegislature.gov committee roles (JSON)', parse: legislatureCommitteeRoles },
} satisfies Record<string, { title: string; parse: Parser }>

export type Format = keyof typeof formats
export type Detection = { format: Format; content: unknown } | { format?: undefined; reason: string }

export const longestFile = 20_000_000
const longestYaml = 500_000

/** Which of the known formats a text is in, judged by what it holds and never by its file name; or a sentence why it is none. */
export function detectRoster(text: string): Detection {
  if (text.length > longestFile) return { reason: 'The file is larger than 20 million characters.' }
  const body = text.replace(/^\uFEFF/, '')
  const [head = ''] = body.split(/\r?\n/, 1)
  if (/(?:^|,)"?current_district"?(?:,|$)/.test(head)) return csv(body)

  const content = structured(body)
  if ('reason' in content) return content
  const format = formatOf(Array.isArray(content.value) ? content.value[0] : content.value, Array.isArray(content.value))
  return format ? { format, content: content.value } : { reason: notKnown }
}

const notKnown = `This is none of the lists of officials that can be read: ${Object.values(formats).map(({ title }) => title).join(', ')}.`

function formatOf(first: unknown, isList: boolean): Format | undefined {
  if (typeof first !== 'object' || first === null) return undefined
  const has = (...keys: string[]) => keys.every((key) => key in first)
  if (isList && has('committee_external_id', 'member_id')) return 'legislature-committee-roles'
  if (isList && has('raw_district', 'member_id')) return 'legislature-members'
  if (has('classification', 'chamber', 'members')) return 'open-states-committees'
  if (!isList && has('members') && !has('roles')) return 'congress'
  return has('id', 'name') && (has('roles') || has('given_name')) ? 'open-states-people' : undefined
}

function structured(body: string): { value: unknown } | { reason: string } {
  const json = /^\s*[[{]/.test(body)
  if (!json && body.length > longestYaml) return { reason: 'A YAML file may have 500,000 characters, one person or committee each.' }
  try {
    return { value: json ? JSON.parse(body) : parseYaml(body, { maxAliasCount: 0 }) }
  } catch (error) {
    const why = error instanceof Error ? error.message.split('\n', 1)[0] : 'unreadable'
    return { reason: `The file is not ${json ? 'JSON' : 'YAML'}: ${why?.slice(0, 200)}` }
  }
}

function csv(body: string): Detection {
  try {
    const rows: { record: unknown; info: { lines: number } }[] = parseCsv(body, { columns: true, info: true, max_record_size: 200_000 })
    return { format: 'open-states-csv', content: rows.map(({ record, info }) => ({ record, line: info.lines })) }
  } catch (error) {
    return { reason: `The file is not CSV: ${error instanceof Error ? error.message.slice(0, 200) : 'unreadable'}` }
  }
}
