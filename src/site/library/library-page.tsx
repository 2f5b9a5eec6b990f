import type { Facet, Listed } from '#domain/library/resources.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { Choose } from '#ui/choose.tsx'
import { languageWords } from '#ui/language-words.ts'
import { Pager } from '#ui/pager.tsx'
import { Resources } from '#ui/resource-row.tsx'
import { resourceFormats, resourceKinds, resourceReaders } from '#ui/resource-words.ts'
import { SiteLayout } from '#ui/site-layout.tsx'
import { count, entries } from '#ui/words.ts'

type Asked = Partial<Facet> & { topic?: string }
/** `older`: the one after which the next page begins; `newest`: whether this is the first page. */
type Props = { frame: Frame; resources: Listed[]; asked: Asked; facets: Facet[]; topics: { slug: string; title: string }[]; forMembersAlone: number; older?: string; newest: boolean }

export function LibraryPage({ frame, resources, asked, facets, topics, forMembersAlone, older, newest }: Props) {
  const { library } = routes.site
  const narrowed = Object.values(asked).some(Boolean)
  return (
    <SiteLayout frame={frame} room="library" title="Resources" description={`Toolkits, trainings, fact sheets, slides and recordings of ${frame.organization.name}.`} noIndex={narrowed || !newest}>
      <div class="wrap">
        <header class="page-head">
          <h1>Resources</h1>
          <p class="lede">What helps you to act, to teach others and to know what you talk about. Take it along and hand it on.</p>
        </header>
        {facets.length > 0 && <Filters asked={asked} facets={facets} topics={topics} narrowed={narrowed} />}
        <section class="library-list" aria-label="What there is">
          {resources.length === 0 && (facets.length === 0
            ? <div class="empty"><p>Toolkits, trainings, fact sheets and recordings will stand here.</p><a class="button" href={routes.site.actions.href()}>See what you can do today</a></div>
            : <div class="empty"><p>There is nothing of that description. Choose less, and you see more.</p><a class="button" href={library.href()}>Show everything</a></div>)}
          <Resources resources={resources} heading="h2" />
        </section>
        <Pager of="resources" words={['Newest', 'Older resources']} first={newest ? undefined : library.href({}, asked)} next={older ? library.href({}, { ...asked, before: older }) : undefined} />
        {forMembersAlone > 0 && <ForMembers many={forMembersAlone} path={library.href()} />}
      </div>
    </SiteLayout>
  )
}

/** Kinds always; by what all of them share, nobody needs to choose. */
function Filters({ asked, facets, topics, narrowed }: Pick<Props, 'asked' | 'facets' | 'topics'> & { narrowed: boolean }) {
  const there = <Value extends string>(words: Record<Value, string>, of: (facet: Facet) => Value) => entries(words).filter(([value]) => facets.some((facet) => of(facet) === value))
  const languages = [...new Set(facets.map(({ language }) => language))].map((code) => [code, languageWords(code)] as const)
  const [formats, readers] = [there(resourceFormats, ({ format }) => format), there(resourceReaders, ({ meant_for }) => meant_for)]
  return (
    <form class="library-filters" method="get" action={routes.site.library.href()} role="search" aria-label="Resources">
      <Choose label="Kind" name="kind" value={asked.kind} blank="All kinds" options={there(resourceKinds, ({ kind }) => kind)} />
      {topics.length > 0 && <Choose label="Topic" name="topic" value={asked.topic} blank="All topics" options={topics.map(({ slug, title }) => [slug, title])} />}
      {formats.length > 1 && <Choose label="Format" name="format" value={asked.format} blank="All formats" options={formats} />}
      {languages.length > 1 && <Choose label="Language" name="language" value={asked.language} blank="All languages" options={languages.toSorted(([, a], [, b]) => a.localeCompare(b))} />}
      {readers.length > 1 && <Choose label="Made for" name="meant_for" value={asked.meant_for} blank="Anybody" options={readers} />}
      <p class="buttons"><button class="button">Show these</button>{narrowed && <a class="button button--quiet" href={routes.site.library.href()}>Show everything</a>}</p>
    </form>
  )
}

const ForMembers = ({ many, path }: { many: number; path: string }) => (
  <section class="members-only library-members" aria-labelledby="members-only">
    <h2 id="members-only">Members find {count(many, 'more resource')} here</h2>
    <p>If you are one, <a href={routes.site.signIn.href({}, { next: path })}>sign in</a>. If not, anybody may <a href={routes.site.join.href()}>become one</a>; it need not cost anything you do not have.</p>
  </section>
)
