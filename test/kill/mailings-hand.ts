import { openBulkMailer } from '#platform/bulk-mailer.ts'
import { openDatabase, openPool } from '#platform/database.ts'
import { dkimOf } from '#platform/dkim.ts'
import { openPace } from '#platform/pace.ts'
import { readSettings } from '#platform/settings.ts'
import { lay } from '#ui/letter/lay.ts'
import { sendMailings } from '#mail/send-mailings.ts'

/** What it measured when every letter was handed over: seconds and the most memory it had, in megabytes. */
export type Done = { seconds: number; megabytes: number }

/** A process of its own that hands over whatever mailings are due, as a worker does, until nothing is; to be killed, or measured. */
const read = readSettings(process.env)
if (!read.ok) throw new Error(read.wrong.join(' '))
const { settings } = read
const pool = openPool(settings.DATABASE_URL ?? '', () => undefined)
const db = openDatabase(pool)
const bulk = openBulkMailer(settings, await dkimOf(db, settings))
const pace = openPace({ perSecond: settings.MAIL_PER_SECOND, perDomain: settings.MAIL_PER_DOMAIN })
const send = sendMailings({ db, bulk, pace, closing: new AbortController().signal, lay, settings, atlas: () => ({}) })
process.send?.('begins')
const started = performance.now()
for (let isMore = true; isMore;) {
  await send()
  isMore = !!await db.selectFrom('mailings').select('id').where('stage', 'in', ['waiting', 'leaving']).executeTakeFirst()
}
const done: Done = { seconds: (performance.now() - started) / 1000, megabytes: Math.round(process.resourceUsage().maxRSS / 1024) }
process.send?.(done)
bulk.close()
await db.destroy()
process.disconnect?.()
