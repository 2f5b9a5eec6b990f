import { srgb } from '#engines/cards/srgb.ts'

/** The organization's own three numbers. */
export type Brand = { brand_hue: number; brand_chroma: number; paper_hue: number }
/** The tokens of a page that a letter needs, as mail programs read colours. */
export type Palette = Record<'paper' | 'sheet' | 'ink' | 'ink2' | 'rule' | 'accent' | 'fill' | 'on', string>

/** The same lightness as on the site, where every pair was measured: words on the sheet and on the paper at least 4.5 to 1, whatever the hue. */
export const light = ({ brand_hue: hue, brand_chroma: chroma, paper_hue: paper }: Brand): Palette => ({
  paper: srgb(0.95, 0.009, paper), sheet: '#ffffff', ink: srgb(0.225, 0.035, 265), ink2: srgb(0.44, 0.025, 265), rule: srgb(0.85, 0.012, paper),
  accent: srgb(0.47, chroma, hue), fill: srgb(0.47, chroma, hue), on: srgb(0.99, 0.004, paper),
})

export const dark = ({ brand_hue: hue, brand_chroma: chroma, paper_hue: paper }: Brand): Palette => ({
  paper: srgb(0.195, 0.02, 265), sheet: srgb(0.238, 0.022, 265), ink: srgb(0.955, 0.008, paper), ink2: srgb(0.78, 0.014, paper), rule: srgb(0.37, 0.022, 265),
  accent: srgb(0.78, chroma * 0.66, hue), fill: srgb(0.505, chroma, hue), on: srgb(0.99, 0.004, paper),
})
