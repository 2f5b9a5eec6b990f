import type { Desk } from '#domain/legislature/importing.ts'
import type { Db } from '#platform/database.ts'
import type { Settings } from '#platform/settings.ts'

/** What a command works with. `today` is the day it is in the jurisdiction. */
export type Hands = Omit<Desk, 'settings'> & { settings: Settings; today: string }

/** Brings all of it up, does the work, and puts it away. */
export type Open = (work: (hands: Hands) => Promise<void>) => Promise<void>

/** Opens the database alone: for what a mail server waits for. */
export type OpenDatabase = (work: (db: Db) => Promise<void>) => Promise<void>
