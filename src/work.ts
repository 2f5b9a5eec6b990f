import type { Pool } from 'pg'
import { startWorker } from '#jobs/worker.ts'
import { openAuth } from '#platform/auth.ts'
import type { Db } from '#platform/database.ts'
import type { Log } from '#platform/log.ts'
import { openMailer } from '#platform/mailer.ts'
import type { Settings } from '#platform/settings.ts'
import { tasks } from '#tasks.ts'

type Ground = { pool: Pool; db: Db; settings: Settings; log: Log; key: string }

/** Begins to do what waits in the queue, beside the web server or alone. */
export async function work({ pool, db, settings, log, key }: Ground): Promise<{ close: () => Promise<void> }> {
  const mailer = openMailer(settings)
  const worker = await startWorker({ pool, log, tasks: tasks({ db, settings, mailer, auth: openAuth({ db, key, settings }) }) })
  return {
    close: async () => {
      await worker.close()
      mailer.close()
    },
  }
}
