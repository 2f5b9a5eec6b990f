import { route } from '#http/route.ts'

/** What search engines, readers of feeds and those who show links ask the site for. */
export const readByMachines = {
  robots: route('/robots.txt'),
  siteMap: route('/sitemap.xml'),
  siteMapPart: route('/sitemaps/:number'),
  newsAtom: route('/news/feed.atom'),
  newsJson: route('/news/feed.json'),
  newsKindFeed: route('/news/feeds/:kind/:format'),
  newsletterAtom: route('/newsletter/feed.atom'),
  newsletterJson: route('/newsletter/feed.json'),
  plankAtom: route('/platform/:slug/feed.atom'),
  plankJson: route('/platform/:slug/feed.json'),
  eventsIcs: route('/events/calendar.ics'), eventsJson: route('/events/calendar.json'),
  eventIcs: route('/events/:slug/calendar.ics'),
  groupAtom: route('/groups/:slug/feed.atom'),
  groupJson: route('/groups/:slug/feed.json'),
  ownCard: route('/cards/organization'),
  card: route('/cards/:kind/:slug'),
}
