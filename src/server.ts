import { timeZoneOf } from '#time-zone.ts'
import { furnish } from '#furnish.ts'
import { routes } from '#http/routes.ts'
import { openDoors } from '#open-doors.ts'
import { openLog } from '#platform/log.ts'
import { readSettings } from '#platform/settings.ts'

const read = readSettings(process.env)
if (!read.ok) {
  for (const sentence of read.wrong) console.error(sentence)
  process.exit(2)
}

process.env.TZ = await timeZoneOf(read.settings)
const log = openLog(read.settings)
const furnished = await furnish(read.settings, log)
const doors = await openDoors(furnished)
console.log(`\n  Commonweal is open at ${doors.origin}\n`)
if (furnished.firstSignIn) console.log(`  Sign in as the first administrator: ${doors.origin}${routes.office.firstSignIn.href({ token: furnished.firstSignIn })}\n`)

let leaving = false
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, async () => {
    if (leaving) return
    leaving = true
    await doors.close()
    await furnished.close()
    process.exit(0)
  })
}
