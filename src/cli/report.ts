import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { Refusal } from '#engines/rosters/roster.ts'
import type { Tally } from '#domain/legislature/arrivals/tally.ts'
import { exits } from '#cli/exits.ts'

export type Report = { refuse: (refusal: Refusal) => void; finish: (tally: Tally) => void }

const shown = 20

/** Tells what an import came to: counts, the first twenty refusals, and a file with all of them. Sets the exit code. */
export function openReport({ COMMONWEAL_HOME }: { COMMONWEAL_HOME: string }, kind: string, say: (line: string) => void = console.log): Report {
  const file = join(COMMONWEAL_HOME, 'imports', `${new Date().toISOString().replace(/[:.]/g, '-')}-${kind}.txt`)
  const first: Refusal[] = []
  let descriptor: number | undefined
  let count = 0

  const refuse = (refusal: Refusal) => {
    if (descriptor === undefined) {
      mkdirSync(join(COMMONWEAL_HOME, 'imports'), { recursive: true })
      descriptor = openSync(file, 'w')
    }
    if (count++ < shown) first.push(refusal)
    writeSync(descriptor, `${refusal.where}: ${refusal.reason}\n`)
  }
  return {
    refuse,
    finish: (tally) => {
      tally.refused.forEach(refuse)
      for (const note of tally.notes) say(note)
      const { read, added, changed, unchanged, ended, passed } = tally
      say(`${kind}: ${Object.entries({ read, added, changed, unchanged, ended, 'passed over': passed, refused: count }).map(([name, number]) => `${number.toLocaleString('en-US')} ${name}`).join(', ')}.`)
      if (descriptor === undefined) return
      closeSync(descriptor)
      for (const { where, reason } of first) say(`  ${where}: ${reason}`)
      say(count > shown ? `  and ${(count - shown).toLocaleString('en-US')} more; all of them are in ${file}` : `  These are in ${file}`)
      process.exitCode = exits.refusals
    },
  }
}
