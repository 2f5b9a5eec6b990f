import sanitizeHtml, { type IOptions } from 'sanitize-html'
import { linkOf, webLinkOf } from '#engines/texts/links.ts'
import { markOf } from '#engines/texts/marks.ts'

/**
 * Only our own few elements and attributes, whatever comes; the last word before a text is kept and again before it is shown.
 * Links that leave `origin` say so: `rel="external noopener"`.
 */
export function safe(html: string, origin?: string): string {
  return sanitizeHtml(html, {
    ...allowed,
    transformTags: {
      a: (tagName, attributes) => {
        const href = linkOf(attributes.href)
        const leaves = origin && webLinkOf(href) && new URL(href ?? '').origin !== origin
        return { tagName, attribs: href ? { href, ...(leaves ? { rel: 'external noopener' } : {}) } : {} }
      },
      figure: (tagName, attributes) => {
        const mark = markOf('figure', attributes)
        return { tagName, attribs: mark ? { [`data-${mark.name}`]: mark.value } : {} }
      },
    },
  })
}

const allowed: IOptions = {
  allowedTags: ['p', 'h2', 'h3', 'ul', 'ol', 'li', 'blockquote', 'a', 'strong', 'em', 'del', 'br', 'figure'],
  allowedAttributes: { a: ['href', 'rel'], figure: ['data-action', 'data-event', 'data-picture', 'data-link', 'data-members'] },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowProtocolRelative: false,
  selfClosing: ['br'],
  nonTextTags: ['script', 'style', 'textarea', 'option', 'noscript', 'template', 'svg', 'math', 'xmp', 'noembed', 'noframes', 'iframe', 'title', 'plaintext'],
  nestingLimit: 24,
}
