import { srgb } from '#engines/cards/srgb.ts'

export type Brand = { brand_hue: number; brand_chroma: number; paper_hue: number }
export type Palette = Record<'paper' | 'sheet' | 'ink' | 'ink2' | 'rule' | 'accent' | 'fill' | 'onFill', string>

/** The colours of the site (css/tokens.css) by day and by night, for mail programs that know no oklch. */
export const palettesOf = ({ brand_hue, brand_chroma, paper_hue }: Brand): { light: Palette; dark: Palette } => ({
  light: {
    paper: srgb(0.965, 0.006, paper_hue), sheet: '#ffffff', ink: srgb(0.225, 0.035, 265), ink2: srgb(0.44, 0.025, 265), rule: srgb(0.85, 0.012, paper_hue),
    accent: srgb(0.47, brand_chroma, brand_hue), fill: srgb(0.47, brand_chroma, brand_hue), onFill: srgb(0.99, 0.004, paper_hue),
  },
  dark: {
    paper: srgb(0.195, 0.02, 265), sheet: srgb(0.238, 0.022, 265), ink: srgb(0.955, 0.008, paper_hue), ink2: srgb(0.78, 0.014, paper_hue), rule: srgb(0.37, 0.022, 265),
    accent: srgb(0.78, brand_chroma * 0.66, brand_hue), fill: srgb(0.505, brand_chroma, brand_hue), onFill: srgb(0.99, 0.004, paper_hue),
  },
})
