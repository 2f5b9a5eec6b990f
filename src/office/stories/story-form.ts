import { z } from 'zod'
import type { Story } from '#domain/content/stories.ts'
import type { Given } from '#http/form.ts'
import { line, wordsShape } from '#office/writings/words-shape.ts'

export const storyForm = z.object({
  ...wordsShape,
  kind: z.enum(['statewide', 'local', 'election', 'perspective'], 'Pick what kind of news it is.').default('statewide'),
  kicker: line(60),
  author: line(120),
  author_about: line(200),
  picture_id: z.string().regex(/^([1-9]\d{0,14})?$/, 'Choose one of the pictures.').default('').transform((id) => (id ? Number(id) : null)),
  group: z.string().regex(/^([1-9]\d{0,14})?$/, 'Choose one of the list.').default(''),
})

/** The story as its form shows it. */
export const givenFrom = (story: Story, groupId?: number): Given => ({
  kind: story.kind, kicker: story.kicker, title: story.title, lede: story.lede, body: story.body, author: story.author, author_about: story.author_about, slug: story.slug,
  picture_id: story.picture_id ? String(story.picture_id) : '', version: String(story.version), group: groupId ? String(groupId) : '',
})
