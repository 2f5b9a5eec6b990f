import { z } from 'zod'
import type { Resource } from '#domain/library/resources.ts'
import type { Step } from '#domain/library/steps.ts'
import { webLinkOf } from '#engines/texts/links.ts'
import type { Given } from '#http/form.ts'
import { asTicks } from '#http/ticks.ts'

const text = (most: number) => z.string().trim().max(most, `That is longer than fits: ${most.toLocaleString('en-US')} characters at most.`).default('')
const link = text(2000).refine((typed) => typed === '' || !!webLinkOf(typed), 'Write the address of a page, as in https://example.org/film.')

export const resourceForm = z.object({
  kind: z.enum(['toolkit', 'training', 'fact-sheet', 'slides', 'recording'], 'Choose what it is.'),
  title: text(160).refine((typed) => typed.length > 0, 'A resource needs a title.'),
  lede: text(500),
  body: text(100_000),
  link,
  language: z.string().trim().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'Choose a language.').default('en'),
  meant_for: z.enum(['everybody', 'newcomers', 'volunteers', 'leads'], 'Choose whom it is made for.').default('everybody'),
  audience: z.enum(['everyone', 'members'], 'Choose who may open it.').default('everyone'),
})

export const stepForm = z.object({ title: text(160).refine((typed) => typed.length > 0, 'A step needs a title.'), body: text(100_000), link })

export const versionForm = z.object({ version: z.coerce.number().int().positive().catch(0) })

export const givenFrom = ({ kind, title, lede, body, link: href, language, meant_for, audience, version }: Resource, planks: readonly number[], actions: readonly number[]): Given => ({
  kind, title, lede, body, link: href, language, meant_for, audience, version: String(version), ...asTicks('plank', planks), ...asTicks('action', actions),
})

export const stepGiven = ({ title, body, link: href }: Step): Given => ({ title, body, link: href })
