import { z } from 'zod'
import type { Coalition } from '#domain/agenda/coalitions.ts'
import type { Draft } from '#domain/agenda/keeping.ts'
import { webLinkOf } from '#engines/texts/links.ts'
import type { Given } from '#http/form.ts'
import { asTicks, numbersIn } from '#http/ticks.ts'
import { numberShape } from '#office/number-shape.ts'

const text = (most: number) => z.string().trim().max(most, `That is longer than fits: ${most.toLocaleString('en-US')} characters at most.`).default('')
const isWeb = (typed: string) => typed === '' || !!webLinkOf(typed)

export const coalitionForm = z.object({
  name: text(160).refine((typed) => typed.length > 0, 'A coalition needs a name.'),
  purpose: text(1000),
  website: text(500).refine(isWeb, 'Write the address of a page, as in https://example.org.'),
  links: text(5000)
    .transform((typed) => typed.split('\n').map((line) => line.trim()).filter(Boolean))
    .refine((links) => links.length <= 10, 'At most ten links.')
    .refine((links) => links.every((link) => link.length <= 500 && isWeb(link)), 'Each line is the address of a page, as in https://example.org/us.'),
  our_part: text(500),
  status: z.enum(['active', 'paused', 'ended'], 'Choose how it stands.').default('active'),
  is_national: z.literal('yes').optional(),
  parent_id: z.union([z.literal('').transform(() => null), numberShape]).default(null),
})

export const draftFrom = (given: Given, { is_national, ...values }: z.output<typeof coalitionForm>): Draft =>
  ({ ...values, is_national: is_national === 'yes', planks: numbersIn(given, 'plank') })

export const givenFrom = ({ name, purpose, website, links, our_part, status, is_national, parent_id }: Coalition, planks: readonly number[]): Given => ({
  name, purpose, website, our_part, status, links: links.join('\n'), parent_id: parent_id ? String(parent_id) : '', ...(is_national ? { is_national: 'yes' } : {}), ...asTicks('plank', planks),
})
