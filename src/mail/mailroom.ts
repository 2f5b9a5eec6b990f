import type { Atlas } from '#engines/atlas.ts'
import type { Auth } from '#platform/auth.ts'
import type { BulkMailer } from '#platform/bulk-mailer.ts'
import type { Db } from '#platform/database.ts'
import type { Mailer } from '#platform/mailer.ts'
import type { Pace } from '#platform/pace.ts'
import type { Settings } from '#platform/settings.ts'
import type { lay } from '#ui/letter/lay.ts'

/** What the tasks work with. `closing`: nothing new is to be begun. */
export type Mailroom = { db: Db; auth: Auth; mailer: Mailer; bulk: BulkMailer; pace: Pace; closing: AbortSignal; lay: typeof lay; settings: Settings; atlas: () => Atlas }

/** What sending mailings needs of it. */
export type SendingRoom = Pick<Mailroom, 'db' | 'bulk' | 'pace' | 'closing' | 'lay' | 'settings'> & { atlas: () => Pick<Atlas, 'districts'> }

/** What the worker tells a task about its own piece of work. */
export type Slip = { job: { id: string; attempts: number; max_attempts: number } }
