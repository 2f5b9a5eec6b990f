import { z } from 'zod'
import * as running from '#domain/people/arrivals/running.ts'
import type { Atlas } from '#engines/atlas.ts'
import type { Db } from '#platform/database.ts'
import type { Settings } from '#platform/settings.ts'

type Desk = { db: Db; settings: Settings; atlas: () => Atlas }
const shape = z.object({ id: z.number() })

/** Takes a file of people in, from where it was left. */
export const importPeople = ({ db, settings, atlas }: Desk) => async (payload: unknown) => {
  await running.run({ db, home: settings, atlas: atlas() }, shape.parse(payload).id)
}
