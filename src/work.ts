import type { Pool } from 'pg'
import type { Atlas } from '#engines/atlas.ts'
import { startWorker } from '#jobs/worker.ts'
import { openAuth } from '#platform/auth.ts'
import type { Db } from '#platform/database.ts'
import { dkimOf } from '#platform/dkim.ts'
import type { Log } from '#platform/log.ts'
import { openMailer } from '#platform/mailer.ts'
import * as queue from '#platform/queue.ts'
import type { Settings } from '#platform/settings.ts'
import { tasks } from '#tasks.ts'

type Ground = { pool: Pool; db: Db; settings: Settings; log: Log; atlas: () => Atlas; key: string }

/** Begins to do what waits in the queue, beside the web server or alone, and goes on with what a process that is gone had begun. */
export async function work({ pool, db, settings, log, atlas, key }: Ground): Promise<{ close: () => Promise<void> }> {
  const mailer = openMailer(settings, await dkimOf(db, settings))
  const worker = await startWorker({ pool, log, tasks: tasks({ db, settings, mailer, atlas, auth: openAuth({ db, key, settings }) }) })
  await queue.leave(db, 'resume-imports', { atOnce: true }, { key: 'resume-imports' })
  return {
    close: async () => {
      await worker.close()
      mailer.close()
    },
  }
}
