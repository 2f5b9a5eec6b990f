import { CommanderError } from 'commander'
import { commands } from '#cli/commands.ts'
import { exits } from '#cli/exits.ts'
import type { OpenDatabase } from '#cli/hands.ts'
import { enter } from '#front-door.ts'
import { layGroundwork, todayIn } from '#groundwork.ts'
import { openDatabase, openPool } from '#platform/database.ts'
import { databaseFor } from '#platform/home.ts'
import { migrate } from '#platform/migrations.ts'

const settings = await enter()

/** Does the work with the database brought up before, and put away after. */
const openAlone: OpenDatabase = async (work) => {
  const database = await databaseFor(settings)
  const pool = openPool(database.url, (error) => console.error(`A database connection was lost: ${error.message}`))
  const db = openDatabase(pool)
  try {
    await migrate(pool)
    await work(db)
  } finally {
    await db.destroy()
    await database.close()
  }
}

/** With everything else that it needs, too. */
const program = commands((work) => openAlone(async (db) => {
  const atlas = await layGroundwork(db, settings, (sentence) => console.error(sentence))
  await work({ db, atlas, settings, today: todayIn(atlas) })
}), openAlone)

try {
  await program.parseAsync()
} catch (error) {
  const isUsage = error instanceof CommanderError
  if (!isUsage) console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = isUsage ? (error.exitCode === 0 ? exits.done : exits.usage) : exits.failed
}
