import { z } from 'zod'
import { agree } from '#domain/calendar/zoom-agreeing.ts'
import type { Db } from '#platform/database.ts'
import type { Settings } from '#platform/settings.ts'
import { openZoom } from '#platform/zoom.ts'

const shape = z.object({ id: z.number() })

/** Brings the meeting of an event at Zoom to where the event is. */
export const zoomMeeting = ({ db, settings }: { db: Db; settings: Settings }) => {
  const zoom = openZoom(settings)
  return async (payload: unknown) => agree(db, zoom, shape.parse(payload).id)
}
