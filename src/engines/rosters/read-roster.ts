import { detectRoster, formats } from '#engines/rosters/detect-roster.ts'
import { collect } from '#engines/rosters/reading.ts'
import { mergePeople } from '#engines/rosters/same-person.ts'
import type { Roster } from '#engines/rosters/roster.ts'

export type RosterFile = { name: string; text: string }

/**
 * One roster from the files of one source: a CSV, a JSON document, or a folder of YAML files. `asOf` (`2026-08-05`) is the day on which
 * roles must be held to count. People whom the source lists twice become one. Records that cannot be used are refusals with file and
 * line or number; mayors are skipped and counted. Nothing that stands in a file makes it throw.
 */
export function readRoster(files: RosterFile[], { asOf }: { asOf: string }): Roster {
  const readings = files.flatMap(({ name, text }) => {
    const detection = detectRoster(text)
    if (!detection.format) return [{ where: name, reading: { refusal: detection.reason } }]
    return formats[detection.format].parse(detection.content, { where: name, asOf })
  })
  const roster = collect(readings)
  return { ...roster, people: mergePeople(roster.people) }
}
