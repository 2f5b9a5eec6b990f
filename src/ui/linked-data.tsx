/** What a page says about its subject in the words of schema.org, for machines. A block of data: browsers never run it, and no text can end it. */
export function LinkedData({ of }: { of: { '@type': string } & Record<string, unknown> }) {
  const text = JSON.stringify({ '@context': 'https://schema.org', ...of }).replaceAll('<', '\\u003c')
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: text }} />
}
