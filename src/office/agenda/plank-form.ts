import { z } from 'zod'
import type { Plank } from '#domain/agenda/planks.ts'
import type { Given } from '#http/form.ts'
import { asTicks } from '#http/ticks.ts'
import { numberShape } from '#office/number-shape.ts'

const text = (most: number) => z.string().trim().max(most, `That is longer than fits: ${most.toLocaleString('en-US')} characters at most.`).default('')

export const plankForm = z.object({
  title: text(160).refine((typed) => typed.length > 0, 'A plank needs a title.'),
  agenda_id: z.string('Choose an agenda.').pipe(numberShape),
  ask: text(1000),
  position: text(100_000),
  why: text(100_000),
})
export const versionForm = z.object({ version: z.coerce.number().int().positive().catch(0) })

export const givenFrom = (plank: Plank, stories: readonly number[]): Given => ({
  title: plank.title, agenda_id: String(plank.agenda_id), ask: plank.ask, position: plank.position, why: plank.why, version: String(plank.version), ...asTicks('story', stories),
})
