import { once } from 'node:events'
import { createTransport } from 'nodemailer'
import { openDatabase, openPool } from '#platform/database.ts'
import { dkimOf } from '#platform/dkim.ts'
import { readSettings } from '#platform/settings.ts'

/** What whoever knows nodemailer would write: one prepared letter, sent again and again over as many connections as we have. Answers in how many seconds. */
const [words]: unknown[] = await once(process, 'message')
const raw = Buffer.from(String(words), 'base64')
const read = readSettings(process.env)
if (!read.ok) throw new Error(read.wrong.join(' '))
const { settings } = read
const db = openDatabase(openPool(settings.DATABASE_URL ?? '', () => undefined, 1))
const transport = createTransport({ url: settings.SMTP_URL, pool: true, maxConnections: settings.MAIL_CONNECTIONS, maxMessages: 1000, dkim: await dkimOf(db, settings) })
await db.destroy()

let left = Number(process.argv[2])
const started = performance.now()
await Promise.all(Array.from({ length: settings.MAIL_CONNECTIONS * 2 }, async () => {
  while (left-- > 0) await transport.sendMail({ envelope: { from: 'hello@tidewater.example', to: ['ana@brook.example'] }, raw })
}))
process.send?.((performance.now() - started) / 1000)
transport.close()
process.disconnect?.()
