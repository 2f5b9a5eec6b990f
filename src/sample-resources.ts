import { z } from 'zod'
import * as steps from '#domain/library/steps.ts'
import * as writing from '#domain/library/writing.ts'
import type { Actor } from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'

const text = z.string().trim().default('')

/** A resource of the sample: words alone, with steps when it is a training. */
export const sampleResource = z.strictObject({
  kind: z.enum(['toolkit', 'training', 'fact-sheet']), title: text, lede: text, about: text, meant_for: z.enum(['everybody', 'newcomers', 'volunteers', 'leads']).default('everybody'),
  steps: z.array(z.strictObject({ title: text, about: text })).default([]),
})

/** Puts it into the library, for everybody to open. */
export async function shelving(tx: Db, program: Actor, { kind, title, lede, about, meant_for, steps: course }: z.infer<typeof sampleResource>) {
  const resource = await writing.draft(tx, program, { kind, title, lede, body: about, link: '', language: 'en', meant_for, audience: 'everyone' })
  for (const step of course) await steps.add(tx, program, resource, { title: step.title, body: step.about, link: '' })
  await writing.publish(tx, program, resource.id)
}
