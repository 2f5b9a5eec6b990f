import { createHash } from 'node:crypto'
import type { Card } from '#engines/cards/drawing.ts'

/** Goes up when cards are drawn otherwise, so that all of them are drawn anew. */
const manner = 1

/** The name of a card, 16 letters, which becomes another with whatever stands on it. */
export const nameOf = ({ title, kind, organization, motto, brand_hue, brand_chroma, paper_hue }: Card): string =>
  createHash('sha256').update(JSON.stringify([manner, title, kind, organization, motto, brand_hue, brand_chroma, paper_hue])).digest('hex').slice(0, 16)
