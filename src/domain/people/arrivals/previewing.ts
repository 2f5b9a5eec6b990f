import { byIndexes } from '#domain/people/arrivals/crowd.ts'
import { type Decision, openDecider } from '#domain/people/arrivals/deciding.ts'
import type { Refusal } from '#domain/people/arrivals/arrival.ts'
import type * as imports from '#domain/people/arrivals/imports.ts'
import { usual } from '#domain/people/arrivals/chunks.ts'
import { type Desk, open } from '#domain/people/arrivals/running.ts'

/** `whole`: every row of the file was looked at; otherwise only the first of them. */
export type Preview = Pick<Decision, 'added' | 'changed' | 'unchanged'> & { rows: number; whole: boolean; refused: number; examples: { added: Example[]; changed: Example[]; refused: Refusal[] } }
export type Example = { row: number; name: string; email: string | undefined; before?: object | undefined; after: object }

const enough = { rows: 10_000, letters: 8_000_000 }
const shown = 5

/** What would become of the file, without changing anything: of all its rows, or of the first ten thousand. */
export async function preview(desk: Desk, one: imports.Import): Promise<Preview> {
  const { desk: { db, place, source }, chunks } = await open(desk, one, { ...usual, rows: 2_000 })
  const decide = openDecider({ place, source, lock: false })
  const found: Preview = { rows: 0, whole: true, added: 0, changed: 0, unchanged: 0, refused: 0, examples: { added: [], changed: [], refused: [] } }
  let letters = 0
  for await (const { rows, last } of chunks) {
    if (found.rows >= enough.rows || letters >= enough.letters) {
      found.whole = rows.length === 0
      break
    }
    const decision = await db.transaction().execute(async (tx) => {
      await byIndexes(tx)
      return decide(tx, rows)
    })
    found.rows = last - 1
    found.added += decision.added
    found.changed += decision.changed
    found.unchanged += decision.unchanged
    found.refused += decision.refusals.length
    note(found.examples, decision)
    letters += rows.reduce((sum, { cells }) => sum + cells.join().length, 0)
  }
  return found
}

function note({ added, changed, refused }: Preview['examples'], { lines, refusals }: Decision) {
  for (const { row, member: { kept }, before, after } of lines) {
    const into = before ? changed : added
    if (into.length < shown) into.push({ row, name: kept.name, email: kept.emails[0], before, after })
  }
  refused.push(...refusals.slice(0, shown - refused.length))
}
