import { z } from 'zod'
import * as pictures from '#domain/content/pictures.ts'
import type { Db } from '#platform/database.ts'
import type { Settings } from '#platform/settings.ts'

const shape = z.object({ hash: z.string() })

/** A picture that something no longer shows goes, if nothing else wants it. */
export const tidyPicture = ({ db, settings }: { db: Db; settings: Settings }) => async (payload: unknown) => {
  await pictures.tidy(db, settings, shape.parse(payload).hash)
}
