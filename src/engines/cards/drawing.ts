import { cut, fit } from '#engines/cards/lines.ts'
import { srgb } from '#engines/cards/srgb.ts'

/** What stands on a card; the motto only where the title is the organization's own name. Hues in degrees, chroma as in oklch. */
export type Card = { title: string; kind: string; organization: string; motto: string; brand_hue: number; brand_chroma: number; paper_hue: number }
export type Letter = { x: number; path: string }
/** Sets a text in letters one em high, y upwards: their outlines, and how far they reach. What it has no letters for it leaves out. */
export type Setting = (text: string, weight: 'poster' | 'strong') => { width: number; letters: Letter[] }

export const cardWidth = 1200
export const cardHeight = 630
const edge = 72
const inner = cardWidth - 2 * edge
const tally = 'M7 7v18M13 7v18M19 7v18M25 7v18M3 21L29 11'

/** A card as SVG of nothing but shapes: the poster of the page it stands for. No letter of a text is in it, only outlines. */
export function drawn(card: Card, set: Setting): string {
  const poster = srgb(0.45, card.brand_chroma, card.brand_hue)
  const on = srgb(0.99, 0.004, card.paper_hue)
  const wide = measured(set, 'strong')
  const short = (text: string, room: number) => (wide(text) <= room ? text : cut(text, wide, room))
  const says = set(card.title, 'poster').letters.length > 0 ? card.title : card.organization
  const top = card.kind ? 142 : edge
  const { size, lines } = fit(says, measured(set, 'poster'), { width: inner, height: 350, largest: 124, smallest: 50, leading: 1.02 })
  const below = short(says === card.organization ? card.motto : card.organization, (inner - 70) / 36)
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${cardWidth}" height="${cardHeight}"><rect width="100%" height="100%" fill="${poster}"/><g fill="${on}">`,
    card.kind && ink(set(short(card.kind, inner / 32), 'strong').letters, edge, 88, 32) + `<rect x="${edge}" y="112" width="${inner}" height="2"/>`,
    ...lines.map((line, at) => ink(set(line, 'poster').letters, edge - size * 0.05, top + size * (0.78 + at * 1.02), size)),
    ink(set(below, 'strong').letters, edge + 62, 569, 36),
    `</g><path d="${tally}" transform="translate(${edge - 5} 532) scale(1.5)" stroke="${on}" stroke-width="2.6" fill="none" stroke-linecap="round"/></svg>`,
  ].join('')
}

/** Letter by letter, each set once: a hair wider than it is, as letters that stand together move closer. */
function measured(set: Setting, weight: 'poster' | 'strong') {
  const widths = new Map<string, number>()
  const width = (letter: string) => {
    const known = widths.get(letter) ?? set(letter, weight).width
    widths.set(letter, known)
    return known
  }
  return (text: string) => [...text].reduce((sum, letter) => sum + width(letter), 0)
}

function ink(letters: readonly Letter[], x: number, y: number, size: number) {
  return `<g transform="translate(${round(x)} ${round(y)}) scale(${size} ${-size})">${letters.map((letter) => `<path transform="translate(${round(letter.x)})" d="${letter.path}"/>`).join('')}</g>`
}

const round = (number: number) => Math.round(number * 10_000) / 10_000
