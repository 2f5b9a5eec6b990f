type Link = { words: string; href: string }

/** Links to elsewhere, one to a line. Whoever wrote them is not vouched for. */
export const Links = ({ links }: { links: Link[] }) => (
  <ul class="lines">{links.map(({ words, href }) => <li><a href={href} rel="nofollow noopener ugc">{words}</a></li>)}</ul>
)
