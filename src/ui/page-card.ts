import type { Card } from '#engines/cards/drawing.ts'
import { nameOf } from '#engines/cards/name.ts'
import { routes } from '#http/routes.ts'
import { findableKinds } from '#ui/findable-kinds.ts'

type Of = Pick<Card, 'motto' | 'brand_hue' | 'brand_chroma' | 'paper_hue'> & { name: string }
/** The page that a card stands for. */
export type Page = { kind: string; slug: string; title: string }

/** What stands on the card of a page, or of the whole organization. */
export function cardOf({ name, motto, brand_hue, brand_chroma, paper_hue }: Of, page?: Omit<Page, 'slug'>): Card {
  const kind = page && findableKinds.get(page.kind)?.one
  return { title: page?.title ?? name, kind: kind ?? '', organization: name, motto: page ? '' : motto, brand_hue, brand_chroma, paper_hue }
}

/** Where its picture is: another address as soon as anything else stands on it. */
export function cardHref(organization: Of, page?: Page): string {
  const v = nameOf(cardOf(organization, page))
  return page ? routes.site.card.href(page, { v }) : routes.site.ownCard.href({}, { v })
}
