import type { Page } from '#domain/content/pages.ts'
import type { Story } from '#domain/content/stories.ts'

/** A page or a story, as far as both can the same: have versions, move, be tried out, be binned. */
export type Kind = 'page' | 'story'
export type Writing = { kind: Kind; id: number }
/** What of it is written by hand, and kept with each version. */
export type Words = Pick<Page, 'title' | 'lede' | 'body'> & Partial<Pick<Story, 'kicker' | 'author' | 'author_about' | 'picture_id'>>

export const tables = { page: 'pages', story: 'stories' } as const
/** The column that names it in the tables that both share. */
export const columns = { page: 'page_id', story: 'story_id' } as const

export const reference = ({ kind, id }: Writing) => ({ page_id: kind === 'page' ? id : null, story_id: kind === 'story' ? id : null })
