import { z } from 'zod'
import { boundsOf } from '#domain/calendar/following/looking.ts'
import { read } from '#domain/calendar/following/reading.ts'
import { routes } from '#http/routes.ts'
import type { Db } from '#platform/database.ts'
import type { Settings } from '#platform/settings.ts'

const shape = z.object({ id: z.number() })

/** Reads one calendar that a group keeps elsewhere. */
export const followCalendar = ({ db, settings }: { db: Db; settings: Settings }) => async (payload: unknown) => {
  const own = settings.PUBLIC_URL ? `${settings.PUBLIC_URL}${routes.site.events.href()}/` : null
  await read(db, shape.parse(payload).id, { bounds: boundsOf(settings), own })
}
