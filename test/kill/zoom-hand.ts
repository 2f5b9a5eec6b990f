import { zoomMeeting } from '#jobs/zoom-meeting.ts'
import { openDatabase, openPool } from '#platform/database.ts'
import { readSettings } from '#platform/settings.ts'

/** A process of its own that brings a meeting at Zoom to where its event is; to be killed. */
const read = readSettings(process.env)
if (!read.ok) throw new Error(read.wrong.join(' '))
const db = openDatabase(openPool(process.env.DATABASE_URL ?? '', () => undefined, 2))
await zoomMeeting({ db, settings: read.settings })({ id: Number(process.argv[2]) })
await db.destroy()
