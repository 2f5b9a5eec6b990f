import type { StoryKind } from '#domain/content/stories.ts'

/** What the kinds of news are called. */
export const storyKinds: Record<StoryKind, string> = { statewide: 'Across the state', local: 'Happening locally', election: 'Elections', perspective: 'Perspectives' }

/** "Noor Halvorsen, who teaches in Holyoke". */
export const byline = ({ author, author_about }: { author: string; author_about: string }) => [author, author_about].filter(Boolean).join(', ')

/** Minutes to read that many words of plain text aloud in one's head, 220 a minute. */
export const minutesToRead = (plain: string) => Math.max(1, Math.round(plain.split(/\s+/).length / 220))
