import { enter, leave, leaveOnSignal } from '#front-door.ts'
import { furnish } from '#furnish.ts'
import { routes } from '#http/routes.ts'
import { openDoors } from '#open-doors.ts'
import { openLog } from '#platform/log.ts'

const settings = await enter()
const furnished = await furnish(settings, openLog(settings))
const doors = await openDoors(furnished).catch(async (error: Error) => {
  await furnished.close()
  return leave(error.message)
})
leaveOnSignal(async () => {
  await doors.close()
  await furnished.close()
})

console.log(`\n  Commonweal is open at ${doors.origin}\n`)
if (furnished.firstSignIn) console.log(`  Sign in as the first administrator: ${doors.origin}${routes.office.firstSignIn.href({ token: furnished.firstSignIn })}\n`)
