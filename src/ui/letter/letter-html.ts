import { type Brand, dark as byNight, light as byDay, type Palette } from '#ui/letter/palette.ts'
import { type Part, partsOf } from '#ui/letter/parts.ts'

/** `door`: what stands on the button; without it, where it leads. */
type Letter = { text: string; subject: string; from: string; door?: string; brand: Brand }

/**
 * The HTML part beside a letter's written plain text: the same words in one column, its main link a button. Complete without pictures, scripts or a style
 * sheet; by night in dark colours where the mail program keeps style sheets. Nothing of the text counts as HTML.
 */
export function letterHtml({ text, subject, from, door, brand }: Letter): string {
  const [light, dark] = [byDay(brand), byNight(brand)]
  const parts = partsOf(text)
  const foot = parts.filter(({ is }) => is === 'foot').map((part) => shown(part, light, door)).join('\n')
  const body = parts.filter(({ is }) => is !== 'foot').map((part) => shown(part, light, door)).join('\n')
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escaped(subject.replace(/\s+/g, ' '))}</title>
<style>
:root { color-scheme: light dark }
@media (max-width: 480px) { .sheet { padding: 24px 20px !important } }
@media (prefers-color-scheme: dark) {
.paper { background: ${dark.paper} !important }
.sheet { background: ${dark.sheet} !important }
.ink { color: ${dark.ink} !important }
.ink2 { color: ${dark.ink2} !important }
.rule { border-color: ${dark.rule} !important }
.mark { border-color: ${dark.fill} !important }
.accent { color: ${dark.accent} !important }
.door { background: ${dark.fill} !important; color: ${dark.on} !important }
}
</style>
</head>
<body class="paper" style="margin:0; padding:0; background:${light.paper}">
<table role="presentation" class="paper" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:${light.paper}"><tr><td align="center" style="padding:24px 12px">
<!--[if mso]><table role="presentation" width="600"><tr><td><![endif]-->
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px"><tr>
<td class="sheet ink mark" align="left" style="padding:32px 40px; background:${light.sheet}; border-top:4px solid ${light.fill}; color:${light.ink}; font:16px/1.5 ${face}; overflow-wrap:anywhere">
<p class="accent" style="margin:0 0 24px; color:${light.accent}; font-weight:bold">${escaped(from)}</p>
${body}
${foot}</td>
</tr></table>
<!--[if mso]></td></tr></table><![endif]-->
</td></tr></table>
</body>
</html>
`
}

const face = `'Libre Franklin', 'Franklin Gothic', 'Segoe UI', Helvetica, Arial, sans-serif`
const below = 'margin:0 0 16px'

function shown(part: Part, colors: Palette, label?: string): string {
  switch (part.is) {
    case 'door': return `<p style="margin:0 0 24px">${button(part.url, label ?? `Open ${new URL(part.url).hostname}`, colors)}</p>`
    case 'list': return `<ul style="${below}; padding-left:24px">${part.lines.map((line) => `<li>${linked(line, colors)}</li>`).join('')}</ul>`
    case 'facts': return `<p class="rule" style="${below}; padding-left:16px; border-left:3px solid ${colors.rule}">${lines(part.lines, colors)}</p>`
    case 'quote': return `<blockquote class="rule" style="${below}; padding-left:16px; border-left:3px solid ${colors.rule}">${part.lines.map(escaped).join('<br>\n')}</blockquote>`
    case 'foot': return `<p class="rule ink2" style="margin:32px 0 0; padding-top:16px; border-top:1px solid ${colors.rule}; color:${colors.ink2}; font-size:14px">${lines(part.lines, colors)}</p>\n`
    case 'words': return `<p style="${below}">${lines(part.lines, colors)}</p>`
  }
}

const lines = (all: string[], colors: Palette) => all.map((line) => linked(line, colors)).join('<br>\n')

function button(url: string, label: string, { fill, on }: Palette) {
  const look = `display:inline-block; padding:13px 24px; border-radius:3px; background:${fill}; color:${on}; font-weight:bold; text-decoration:none`
  return `<a class="door" href="${escaped(url)}" style="${look}">${escaped(label)}</a>`
}

/** Addresses in a line become links that say where they lead; a full stop after one, or a bracket around it, is not part of it. */
function linked(line: string, { accent }: Palette): string {
  return line.split(/(https?:\/\/[^\s<>"“”]*[^\s<>"“”.,;:!?)\]’'])/).map((piece, at) =>
    (at % 2 === 1 ? `<a class="accent" href="${escaped(piece)}" style="color:${accent}">${escaped(piece)}</a>` : escaped(piece))).join('')
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\'': '&#39;' }
const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign)
