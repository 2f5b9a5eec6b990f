import type { Title } from '#domain/content/pages.ts'

type Place = Pick<Title, 'id' | 'parent_id'>

/** The pages above this one, the topmost first, as far as the visitor may see them. */
export function wayTo(page: Place, pages: readonly Title[]): Title[] {
  const way: Title[] = []
  for (let at = above(page, pages); at && !way.includes(at); at = above(at, pages)) way.unshift(at)
  return way
}

/** The pages below this one, or when there are none those beside it. */
export function near(page: Place, pages: readonly Title[]): Title[] {
  const below = pages.filter(({ parent_id }) => parent_id === page.id)
  return below.length ? below : pages.filter(({ id, parent_id }) => id !== page.id && parent_id === page.parent_id)
}

const above = ({ parent_id }: Place, pages: readonly Title[]) => pages.find(({ id }) => id === parent_id)
