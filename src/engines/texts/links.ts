const schemes = new Set(['http:', 'https:', 'mailto:', 'tel:'])

/** Where a link may lead: the web, a mailbox, a telephone, or a place on this site that begins with `/` or `#`. Anything else is none. */
export function linkOf(typed: string | undefined): string | undefined {
  const href = (typed ?? '').trim()
  if (!href || href.length > 2000 || /[\u0000-\u0020\u007f-\u009f\\]/.test(href)) return undefined
  if (/^(#|\/(?!\/))/.test(href)) return href
  return URL.canParse(href) && schemes.has(new URL(href).protocol) ? href : undefined
}

/** The same, if it leads to a page of the web. */
export function webLinkOf(typed: string | undefined): string | undefined {
  const href = linkOf(typed)
  return href && /^https?:/i.test(href) ? href : undefined
}

/** A frame of another site as the page that somebody would open there. Frames of the known video sites carry only the film's name. */
export function pageOfFrame(source: string | undefined): string | undefined {
  const href = webLinkOf(source?.startsWith('//') ? `https:${source}` : source)
  if (!href) return undefined
  const { hostname, pathname } = new URL(href)
  const [, film = ''] = /^\/(?:embed|video)\/([\w-]+)$/.exec(pathname) ?? []
  if (film && /(^|\.)youtube(-nocookie)?\.com$/.test(hostname)) return `https://www.youtube.com/watch?v=${film}`
  if (film && hostname === 'player.vimeo.com') return `https://vimeo.com/${film}`
  return href
}

/** The site a link leads to, as people say it. */
export const hostOf = (href: string) => new URL(href).hostname.replace(/^www\./, '')
