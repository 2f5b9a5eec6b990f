import { z } from 'zod'
import * as undoing from '#domain/people/arrivals/undoing.ts'
import type { Atlas } from '#engines/atlas.ts'
import type { Db } from '#platform/database.ts'
import type { Settings } from '#platform/settings.ts'

type Desk = { db: Db; settings: Settings; atlas: () => Atlas }
const shape = z.object({ id: z.number() })

/** Takes an import of people back, from where it was left. */
export const undoImport = ({ db, settings, atlas }: Desk) => async (payload: unknown) => {
  await undoing.run({ db, home: settings, atlas: atlas() }, shape.parse(payload).id)
}
