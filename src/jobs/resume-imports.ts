import { z } from 'zod'
import * as imports from '#domain/people/arrivals/imports.ts'
import type { Db } from '#platform/database.ts'

const shape = z.looseObject({ atOnce: z.boolean().default(false) })
/** A piece of a file takes a second or two; whoever says nothing for so long is gone. */
const silence = 60

/** Goes on with imports whose process is gone: every minute, and `atOnce` when a process starts. */
export const resumeImports = ({ db }: { db: Db }) => async (payload: unknown) => {
  await imports.resume(db, shape.parse(payload).atOnce ? 0 : silence)
}
