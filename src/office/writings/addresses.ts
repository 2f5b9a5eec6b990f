import type { Writing } from '#domain/content/writings.ts'
import { routes } from '#http/routes.ts'

/** Where a page or a story lies in the office, and what visitors see of it. */
export const deskOf = ({ kind, id }: Writing, did?: Record<string, string>) => (kind === 'page' ? routes.office.page : routes.office.story).href({ id }, did)
export const formOf = ({ kind, id }: Writing) => (kind === 'page' ? routes.office.pageForm : routes.office.storyForm).href({ id })
export const shelfOf = ({ kind }: Pick<Writing, 'kind'>, did?: Record<string, string>) => (kind === 'page' ? routes.office.pages : routes.office.stories).href({}, did)
export const publicOf = ({ kind }: Pick<Writing, 'kind'>, { slug }: { slug: string }) => (kind === 'page' ? routes.site.page : routes.site.story).href({ slug })
