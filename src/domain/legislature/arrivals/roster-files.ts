import { detectRoster, type Format, formats } from '#engines/rosters/detect-roster.ts'
import { collect } from '#engines/rosters/reading.ts'
import type { Refusal, Roster } from '#engines/rosters/roster.ts'
import { mergePeople } from '#engines/rosters/same-person.ts'
import type { Source } from '#domain/legislature/arrivals/source.ts'

export type TextFile = { name: string; text: string }
type Dates = { today: string; asOf?: string | undefined; undated: 'today' | 'unknown' }
type Detected = { name: string; format: Format; content: unknown; isList: boolean }

/**
 * The lists in these files. A file that holds a list is one; files of a single record each (a folder of YAML) together are one list per
 * format. A list is as old as `asOf` says, else as its file's name says (`…2026-08…` is the first of August 2026), else as `undated` says.
 */
export function sourcesIn(files: readonly TextFile[], dates: Dates): { sources: Source[]; refused: Refusal[]; passed: Roster['skipped'] } {
  const detected = files.map(({ name, text }) => ({ name, ...detectRoster(text) }))
  const refused = detected.flatMap((file) => (file.format ? [] : [{ where: file.name, reason: file.reason }]))
  const known = detected.flatMap((file): Detected[] => (file.format ? [{ ...file, isList: isList(file.content, file.format) }] : []))
  const groups = Map.groupBy(known, ({ name, format, isList }) => (isList ? name : `${format}|${dayIn(name) ?? ''}`))

  const read = [...groups.values()].map((group) => {
    const asOf = dates.asOf ?? dayIn(group[0]?.name ?? '') ?? (dates.undated === 'today' ? dates.today : '')
    const readings = group.flatMap(({ name, format, content }) => formats[format].parse(content, { where: name, asOf: asOf || dates.today }))
    const roster = collect(readings)
    const source: Source = {
      title: formats[group[0]?.format ?? 'open-states-people'].title,
      asOf,
      isList: readings.length > 1,
      people: mergePeople(roster.people),
      committees: roster.committees,
    }
    return { source, roster }
  })
  return {
    sources: read.map(({ source }) => source),
    refused: [...refused, ...read.flatMap(({ roster }) => roster.refusals)],
    passed: read.flatMap(({ roster }) => roster.skipped),
  }
}

/** `2026-08-05` and `2026-08` (its first day) in a file's name. Digits inside longer words and ids are none. */
export function dayIn(name: string): string | undefined {
  const [, year, month, day = '01'] = /(?<![0-9a-z-])(20\d\d)-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?(?![0-9a-z-])/i.exec(name) ?? []
  return year && month ? `${year}-${month}-${day}` : undefined
}

const isList = (content: unknown, format: Format) => Array.isArray(content) || format === 'congress'
