import type { Pool } from 'pg'
import type { Atlas } from '#engines/atlas.ts'
import { startWorker } from '#jobs/worker.ts'
import { layApart } from '#mail/lay-apart.ts'
import { openAuth } from '#platform/auth.ts'
import { openBulkMailer } from '#platform/bulk-mailer.ts'
import type { Db } from '#platform/database.ts'
import { dkimOf } from '#platform/dkim.ts'
import type { Log } from '#platform/log.ts'
import { openMailer } from '#platform/mailer.ts'
import { openPace } from '#platform/pace.ts'
import * as queue from '#platform/queue.ts'
import type { Settings } from '#platform/settings.ts'
import { tasks } from '#tasks.ts'

type Ground = { pool: Pool; db: Db; settings: Settings; log: Log; atlas: () => Atlas; key: string }

/** Begins to do what waits in the queue, beside the web server or alone, and goes on with what a process that is gone had begun. */
export async function work({ pool, db, settings, log, atlas, key }: Ground): Promise<{ close: () => Promise<void> }> {
  const dkim = await dkimOf(db, settings)
  const [mailer, bulk] = [openMailer(settings, dkim), openBulkMailer(settings, dkim)]
  const pace = openPace({ perSecond: settings.MAIL_PER_SECOND, perDomain: settings.MAIL_PER_DOMAIN })
  const closing = new AbortController()
  const worker = await startWorker({ pool, log, tasks: tasks({ db, settings, mailer, bulk, pace, closing: closing.signal, lay: layApart, atlas, auth: openAuth({ db, key, settings }) }) })
  await queue.leave(db, 'resume-imports', { atOnce: true }, { key: 'resume-imports' })
  return {
    close: async () => {
      closing.abort()
      await worker.close()
      mailer.close()
      bulk.close()
    },
  }
}
