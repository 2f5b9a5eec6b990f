import { type Brand, dark, light, type Palette } from '#ui/letter/palette.ts'

/** Whose letters these are, and where their links lead: `counted` through an address of ours for each. */
export type Sheet = { organization: Brand & { name: string; postal: string }; origin: string; counted?: boolean }
/** `auto`: as the reader's own program stands; the others only for a look in the office. */
export type Scheme = 'auto' | 'light' | 'dark'

export const face = "-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif"

/** What MJML does not write into each element: sizes, distances, and the colours of the dark. */
export function styleFor({ organization }: Sheet, scheme: Scheme): string {
  const night = nightly(dark(organization))
  return [
    `:root{color-scheme:${schemes[scheme]};supported-color-schemes:${schemes[scheme]}}`,
    plain(light(organization)),
    scheme === 'dark' ? night : scheme === 'auto' ? `@media (prefers-color-scheme:dark){${night}}` : '',
  ].join('\n')
}

export const schemes: Record<Scheme, string> = { auto: 'light dark', light: 'light', dark: 'dark' }

const plain = ({ ink2, accent, rule }: Palette) => `
h1{margin:0;font-size:24px;line-height:1.2;font-weight:800}
h2{margin:12px 0 8px;font-size:22px;line-height:1.25;font-weight:800}
h3{margin:0 0 6px;font-size:18px;line-height:1.3;font-weight:700}
p,ul,ol,blockquote{margin:0 0 12px}
ul,ol{padding-left:24px}
li{margin:0 0 4px}
blockquote{padding-left:14px;border-left:3px solid ${rule}}
a{color:${accent}}
img{font:16px/1.5 ${face};color:${ink2}}
a.call{display:inline-block;padding:10px 0;font-size:18px;font-weight:700}
.meta{color:${ink2};margin-bottom:6px}`

const nightly = ({ paper, sheet, ink, ink2, rule, accent, fill, on }: Palette) => [
  `.paper,.paper>div{background:${paper} !important;background-color:${paper} !important}`,
  `.sheet,.sheet>table{background:${sheet} !important;background-color:${sheet} !important}`,
  `.sheet>table>tbody>tr>td{border-color:${ink} !important}`,
  `.words>div{color:${ink} !important}`,
  `.words a{color:${accent} !important}`,
  `.sheet img{color:${ink2} !important}`,
  `.words .meta,.foot>div{color:${ink2} !important}`,
  `.words blockquote{border-color:${rule} !important}`,
  `.deed td,.deed a{background:${fill} !important;background-color:${fill} !important;color:${on} !important}`,
].join('\n')
