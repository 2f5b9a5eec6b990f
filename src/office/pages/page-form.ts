import { z } from 'zod'
import type { PageDraft } from '#domain/content/page-drafts.ts'
import type { Page } from '#domain/content/pages.ts'
import type { Given } from '#http/form.ts'
import { wordsShape } from '#office/writings/words-shape.ts'

export const pageForm = z.object({
  ...wordsShape,
  audience: z.enum(['everyone', 'members', 'staff'], 'Pick who may read it.').default('everyone'),
  parent_id: z.string().regex(/^([1-9]\d{0,14})?$/, 'Choose one of the list.').default(''),
  in_masthead: z.literal('yes').optional(),
  in_footer: z.literal('yes').optional(),
})

export const draftFrom = ({ parent_id, in_masthead, in_footer, ...values }: z.output<typeof pageForm>): PageDraft =>
  ({ ...values, parent_id: parent_id ? Number(parent_id) : null, in_masthead: in_masthead === 'yes', in_footer: in_footer === 'yes' })

/** The page as its form shows it. */
export const givenFrom = ({ title, lede, body, slug, audience, parent_id, in_masthead, in_footer, version }: Page): Given => ({
  title, lede, body, slug, audience, version: String(version), parent_id: parent_id === null ? '' : String(parent_id),
  ...(in_masthead ? { in_masthead: 'yes' } : {}), ...(in_footer ? { in_footer: 'yes' } : {}),
})
