import { timeZoneOf } from '#time-zone.ts'
import { openDatabase, openPool } from '#platform/database.ts'
import { databaseFor } from '#platform/home.ts'
import { openLog } from '#platform/log.ts'
import { migrate } from '#platform/migrations.ts'
import { secret } from '#platform/secrets.ts'
import { readSettings } from '#platform/settings.ts'
import { work } from '#work.ts'

const read = readSettings(process.env)
if (!read.ok) {
  for (const sentence of read.wrong) console.error(sentence)
  process.exit(2)
}

const { settings } = read
process.env.TZ = await timeZoneOf(settings)
const log = openLog(settings)
const database = await databaseFor(settings)
const pool = openPool(database.url, (error) => log.warn({ error: error.message }, 'a database connection was lost'))
await migrate(pool)
const db = openDatabase(pool)
const working = await work({ pool, db, settings, log, key: await secret(db, 'cookies') })
log.info('the worker is at work')

let leaving = false
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, async () => {
    if (leaving) return
    leaving = true
    await working.close()
    await db.destroy()
    await database.close()
    process.exit(0)
  })
}
