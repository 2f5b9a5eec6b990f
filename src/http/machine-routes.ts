import { route } from '#http/route.ts'

/** What search engines, readers of feeds and those who show links ask the site for. */
export const readByMachines = {
  robots: route('/robots.txt'),
  siteMap: route('/sitemap.xml'),
  siteMapPart: route('/sitemaps/:number'),
  newsAtom: route('/news/feed.atom'),
  newsJson: route('/news/feed.json'),
  newsKindFeed: route('/news/feeds/:kind/:format'),
  ownCard: route('/cards/organization'),
  card: route('/cards/:kind/:slug'),
}
