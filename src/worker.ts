import { enter, leaveOnSignal } from '#front-door.ts'
import * as atlases from '#domain/legislature/atlases.ts'
import { openDatabase, openPool } from '#platform/database.ts'
import { databaseFor } from '#platform/home.ts'
import { openLog } from '#platform/log.ts'
import { migrate } from '#platform/migrations.ts'
import { secret } from '#platform/secrets.ts'
import { work } from '#work.ts'

const settings = await enter()
const log = openLog(settings)
const database = await databaseFor(settings)
const pool = openPool(database.url, (error) => log.warn({ error: error.message }, 'a database connection was lost'))
await migrate(pool)
const db = openDatabase(pool)
const atlas = await atlases.open(db, settings, (sentence) => log.warn(sentence))
const working = await work({ pool, db, settings, log, atlas: () => atlas, key: await secret(db, 'cookies') })
leaveOnSignal(async () => {
  await working.close()
  await db.destroy()
  await database.close()
})
log.info('the worker is at work')
