import { vi } from 'vitest'
import type { Db } from '#platform/database.ts'
import { walkEveryAddress } from './walking.ts'

/** Requests run as the database's owner, whom no policy holds; the code's own word alone is left. */
vi.mock('#platform/scoped.ts', () => ({ scoped: <Result>(db: Db, _scope: object, work: (tx: Db) => Promise<Result>) => db.transaction().execute(work) }))

walkEveryAddress()
