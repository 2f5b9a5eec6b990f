import type { Atlas } from '#engines/atlas.ts'
import type { Auth } from '#platform/auth.ts'
import type { Db } from '#platform/database.ts'
import type { Mailer } from '#platform/mailer.ts'
import type { Settings } from '#platform/settings.ts'

/** What the tasks work with. */
export type Mailroom = { db: Db; auth: Auth; mailer: Mailer; settings: Settings; atlas: () => Atlas }

/** What the worker tells a task about its own piece of work. */
export type Slip = { job: { id: string; attempts: number; max_attempts: number } }
