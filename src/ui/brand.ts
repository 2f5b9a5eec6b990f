import { createHash } from 'node:crypto'
import type { Row } from '#platform/row.ts'

type Colours = Pick<Row<'organizations'>, 'brand_hue' | 'brand_chroma' | 'paper_hue'>

/** An organisation's own stylesheet: three numbers, under a name that changes with them. */
export function brandFor({ brand_hue, brand_chroma, paper_hue }: Colours): { name: string; css: string } {
  const css = `:root{--brand-hue:${brand_hue};--brand-chroma:${brand_chroma};--paper-hue:${paper_hue}}`
  return { name: `brand-${createHash('sha256').update(css).digest('hex').slice(0, 8)}.css`, css }
}

export function faviconFor({ brand_hue, brand_chroma }: Colours): string {
  const colour = `oklch(0.47 ${brand_chroma} ${brand_hue})`
  const strokes = 'M7 7v18M13 7v18M19 7v18M25 7v18M3 21L29 11'
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" fill="${colour}"/>`
    + `<path d="${strokes}" stroke="#fff" stroke-width="2.6" fill="none" stroke-linecap="round"/></svg>`
}
