import type { Piece } from '#engines/searching/marked.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { type Found, type Hit, perPage } from '#platform/findables.ts'
import { Day } from '#ui/day.tsx'
import { findableKinds } from '#ui/findable-kinds.ts'
import { SearchForm } from '#ui/search-form.tsx'
import { SiteLayout } from '#ui/site-layout.tsx'
import { count } from '#ui/words.ts'

type Near = { kind: string; slug: string; title: string }
type Props = { frame: Frame; words: string; kind?: string; page?: number; found?: Found; near?: Near[] }

export function SearchPage({ frame, words, kind, page = 1, found, near = [] }: Props) {
  const total = found?.counts.reduce((sum, one) => sum + one.count, 0) ?? 0
  return (
    <SiteLayout frame={frame} title={words ? `${words}: search` : 'Search'} noIndex searched>
      <div class="wrap narrow">
        <header class="page-head"><h1>{titleFor(words, total)}</h1></header>
        <SearchForm id="search" words={words} />
        {!found && <Begin />}
        {found && total === 0 && <Nothing near={near} />}
        {found && total > 0 && <Results words={words} kind={kind} page={page} found={found} total={total} />}
      </div>
    </SiteLayout>
  )
}

function titleFor(words: string, total: number) {
  if (!words) return 'What are you looking for?'
  return total > 0 ? `${count(total, 'page')} with “${words}”` : `Nothing with “${words}”`
}

function Results({ words, kind, page, found, total }: Required<Pick<Props, 'words' | 'page' | 'found'>> & Pick<Props, 'kind'> & { total: number }) {
  const { search } = routes.site
  const counts = new Map(found.counts.map((one) => [one.kind, one.count]))
  const seen = (page - 1) * perPage
  const here = kind ? counts.get(kind) ?? 0 : total
  return (
    <section class="stack stack--loose found" aria-labelledby="found">
      <h2 id="found" class="unseen">What was found</h2>
      {counts.size > 1 && (
        <nav class="filters" aria-label="Kinds of pages">
          <a href={search.href({}, { q: words })} aria-current={kind ? undefined : 'page'}>Everything {total.toLocaleString('en-US')}</a>
          {[...findableKinds].filter(([name]) => counts.has(name)).map(([name, { many }]) => (
            <a href={search.href({}, { q: words, kind: name })} aria-current={kind === name ? 'page' : undefined}>{many} {counts.get(name)?.toLocaleString('en-US')}</a>
          ))}
        </nav>
      )}
      {found.hits.length > 0
        ? <ol class="hits">{found.hits.map((hit) => <li><HitRow hit={hit} /></li>)}</ol>
        : <div class="empty"><p>There is no further page. <a href={search.href({}, { q: words })}>Go back to the first</a>.</p></div>}
      {found.ranked > perPage && found.hits.length > 0 && (
        <nav class="pager" aria-label="Pages of what was found">
          {page > 1 ? <a class="button button--small" rel="prev" href={search.href({}, { q: words, kind, page: page - 1 })}>Previous</a> : <span />}
          <span>{seen + 1} to {seen + found.hits.length} of {here.toLocaleString('en-US')}</span>
          {page * perPage < found.ranked
            ? <a class="button button--small" rel="next" href={search.href({}, { q: words, kind, page: page + 1 })}>Next</a>
            : <span>{found.ranked < here && 'One more word brings you closer.'}</span>}
        </nav>
      )}
    </section>
  )
}

function HitRow({ hit }: { hit: Hit }) {
  const place = findableKinds.get(hit.kind)
  if (!place) return null
  return (
    <article class="hit">
      <p class="kicker">{place.one}</p>
      <h3><a href={place.route.href(hit)}><Marked pieces={hit.title} /></a></h3>
      {hit.extract.length > 0 && <p><Marked pieces={hit.extract} /></p>}
      {hit.kind === 'story' && <p class="meta"><Day at={hit.shown_at} /></p>}
    </article>
  )
}

const Marked = ({ pieces }: { pieces: Piece[] }) => <>{pieces.map(({ text, found }) => (found ? <mark>{text}</mark> : text))}</>

function Nothing({ near }: { near: Near[] }) {
  return (
    <div class="empty">
      {near.length > 0
        ? <><h2>Did you mean one of these?</h2><ul class="lines">{near.map((one) => <li><a href={findableKinds.get(one.kind)?.route.href(one)}>{one.title}</a></li>)}</ul></>
        : <h2>No page has all of these words</h2>}
      <p>Try fewer words, or the beginning of one. For whoever speaks for you, <a href={routes.site.find.href()}>look by your address or town</a>.</p>
    </div>
  )
}

const Begin = () => (
  <div class="empty">
    <p>A word from the news, a bill such as H.1234, a group, or the name of a legislator. All that stands on this site is looked through.</p>
  </div>
)
