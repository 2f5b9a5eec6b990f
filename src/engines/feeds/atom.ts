import type { Entry, Feed, Picture } from '#engines/feeds/feed.ts'
import { xml } from '#engines/feeds/xml.ts'

/** A feed as Atom (RFC 4287). `author` names whoever wrote what names no author. */
export function atom({ id, title, home, self, updated, entries }: Feed, author: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-US">
<id>${xml(id)}</id>
<title>${xml(title)}</title>
<updated>${updated.toISOString()}</updated>
<author><name>${xml(author)}</name></author>
<link rel="self" type="application/atom+xml" href="${xml(self)}"/>
<link rel="alternate" type="text/html" href="${xml(home)}"/>
${entries.map(entryOf).join('')}</feed>
`
}

const entryOf = ({ id, title, address, summary, html, author, category, published, updated, picture }: Entry) => `<entry>
<id>${xml(id)}</id>
<title>${xml(title)}</title>
<link rel="alternate" type="text/html" href="${xml(address)}"/>
<published>${published.toISOString()}</published>
<updated>${updated.toISOString()}</updated>
${picture ? enclosureOf(picture) : ''}${author ? `<author><name>${xml(author)}</name></author>\n` : ''}${category ? `<category term="${xml(category)}"/>\n` : ''}<summary>${xml(summary)}</summary>
<content type="html">${xml(html)}</content>
</entry>
`

const enclosureOf = ({ address, alt }: Picture) => `<link rel="enclosure" type="image/jpeg" title="${xml(alt)}" href="${xml(address)}"/>\n`
