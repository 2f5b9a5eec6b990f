import sanitizeHtml from 'sanitize-html'
import { linkOf } from '#engines/texts/links.ts'
import { keep } from '#engines/texts/writing.ts'

/** Where a link of a letter leads: in full, as a letter stands nowhere. Undefined for what is no link, or leads to a place on a page. */
export function linkAt(href: string, origin: string): string | undefined {
  const link = linkOf(href)
  if (!link || link.startsWith('#')) return undefined
  return link.startsWith('/') ? origin + link : link
}

/** What somebody typed for a letter, as it is kept and sent: words, links, lists, headings and quotes. What a page would draw alive, a letter cannot. `to`: where a link leads, if anywhere. */
export function textOf(typed: string, to: (href: string) => string | undefined = linkOf): string {
  return sanitizeHtml(keep(typed), {
    allowedTags: ['p', 'h2', 'h3', 'ul', 'ol', 'li', 'blockquote', 'a', 'strong', 'em', 'del', 'br'],
    allowedAttributes: { a: ['href'] },
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    allowProtocolRelative: false,
    transformTags: {
      a: (tagName, { href = '' }) => {
        const link = to(href)
        const attribs: Record<string, string> = link ? { href: link } : {}
        return { tagName, attribs }
      },
    },
    exclusiveFilter: ({ tag, attribs, text }) => tag === 'a' && !attribs.href && !text,
  })
}
