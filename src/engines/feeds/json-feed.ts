import type { Feed } from '#engines/feeds/feed.ts'

/** A feed as JSON Feed 1.1 (jsonfeed.org). What an entry does not have is left out. */
export function jsonFeed({ title, home, self, entries }: Feed, author: string): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: home,
    feed_url: self,
    language: 'en-US',
    authors: [{ name: author }],
    items: entries.map((entry) => ({
      id: entry.id,
      url: entry.address,
      title: entry.title.toWellFormed(),
      summary: entry.summary.toWellFormed() || undefined,
      content_html: entry.html.toWellFormed(),
      image: entry.picture?.address,
      date_published: entry.published.toISOString(),
      date_modified: entry.updated.toISOString(),
      authors: entry.author ? [{ name: entry.author }] : undefined,
      tags: entry.category ? [entry.category] : undefined,
    })),
  })
}
