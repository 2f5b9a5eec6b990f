import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { Refusal } from '#engines/rosters/roster.ts'
import type { Tally } from '#domain/legislature/arrivals/tally.ts'
import { exits } from '#cli/exits.ts'

type Work = (refuse: (refusal: Refusal) => void) => Promise<Tally>

const shown = 20
const listed = 10_000
const longest = 400 // characters

/**
 * Does an import and tells what it came to: counts, the first twenty refusals, and a file with the first 10,000. Sets the exit code.
 * An import that fails leaves no file.
 */
export async function report({ COMMONWEAL_HOME }: { COMMONWEAL_HOME: string }, kind: string, work: Work, say: (line: string) => void = console.log) {
  const list = openList(join(COMMONWEAL_HOME, 'imports', `${new Date().toISOString().replace(/[:.]/g, '-')}-${kind}.txt`))
  const first: string[] = []
  let count = 0
  const refuse = ({ where, reason }: Refusal) => {
    const line = `${where}: ${reason}`.slice(0, longest)
    if (count < shown) first.push(line)
    if (count++ < listed) list.add(line)
  }
  try {
    const tally = await work(refuse)
    tally.refused.forEach(refuse)
    for (const note of tally.notes) say(note)
    say(`${kind}: ${countsIn(tally, count)}.`)
    if (tally.added + tally.changed + tally.ended === 0) say('Nothing has changed.')
  } catch (error) {
    list.discard()
    throw error
  }
  if (count === 0) return
  if (count > listed) list.add(`and ${said(count - listed)} more, which are not listed`)
  list.close()
  for (const line of first) say(`  ${line}`)
  say(count > shown ? `  and ${said(count - shown)} more; ${count > listed ? `the first ${said(listed)}` : 'all'} of them are in ${list.file}` : `  These are in ${list.file}`)
  process.exitCode = exits.refusals
}

/** A text file that begins to exist with its first line. */
function openList(file: string) {
  let descriptor: number | undefined
  const close = () => {
    if (descriptor !== undefined) closeSync(descriptor)
  }
  return {
    file,
    close,
    add(line: string) {
      mkdirSync(join(file, '..'), { recursive: true })
      descriptor ??= openSync(file, 'w')
      writeSync(descriptor, `${line}\n`)
    },
    discard() {
      close()
      rmSync(file, { force: true })
    },
  }
}

const countsIn = ({ read, added, changed, unchanged, ended, passed }: Tally, refused: number) =>
  Object.entries({ read, added, changed, unchanged, ended, 'passed over': passed, refused }).map(([name, number]) => `${said(number)} ${name}`).join(', ')

const said = (number: number) => number.toLocaleString('en-US')
