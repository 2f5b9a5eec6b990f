import { once } from 'node:events'
import type { Jurisdiction } from '#engines/jurisdictions/jurisdiction.ts'
import * as running from '#domain/people/arrivals/running.ts'
import * as undoing from '#domain/people/arrivals/undoing.ts'
import { openDatabase, openPool } from '#platform/database.ts'

/** A process of its own that takes an import in, or back, a few rows at a time; to be killed. */
const [url = '', home = '', id = '', kind = ''] = process.argv.slice(2)
const pool = openPool(url, () => undefined, 2)
const db = openDatabase(pool)
const told = once(process, 'message')
process.send?.('begins')
const [layers]: Jurisdiction['layers'][] = await told
const desk = { db, home: { COMMONWEAL_HOME: home }, atlas: { jurisdiction: { layers } as Jurisdiction } }
await (kind === 'undo' ? undoing.run(desk, Number(id), 10) : running.run(desk, Number(id), { rows: 10, letters: 1_000_000 }))
await db.destroy()
process.disconnect?.()
