const illegal = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu
const names: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }

/** A text as it stands in XML 1.0: what means something is escaped, and what XML cannot hold at all (section 2.2) is left out. */
export const xml = (text: string) => text.toWellFormed().replace(illegal, '').replace(/[&<>"']/g, (sign) => names[sign] ?? '')
