import type { OnCalendar } from '#domain/calendar/listing.ts'
import type { Resource } from '#domain/library/resources.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { Course, type Step } from '#site/library/course.tsx'
import { hostOf } from '#engines/texts/links.ts'
import { ArticleBody, type Shown } from '#ui/article-body.tsx'
import { ComingEvents } from '#ui/coming-events.tsx'
import { languageWords } from '#ui/language-words.ts'
import { fileFacts, resourceKinds, resourceReaders } from '#ui/resource-words.ts'
import { SiteLayout } from '#ui/site-layout.tsx'

/** `ticked`: the steps this visitor ticked, by number; without it nobody is known. */
type Props = { frame: Frame; resource: Resource; shown: Shown; topics: { slug: string; title: string }[]; steps: Step[]; events: OnCalendar[]; ticked?: ReadonlySet<number> }

export function ResourcePage({ frame, resource, shown, topics, steps, events, ticked }: Props) {
  const { kind, title, lede, body, link, audience } = resource
  return (
    <SiteLayout frame={frame} room="library" title={title} description={lede} noIndex={audience !== 'everyone'} card={audience === 'everyone' ? { kind: 'resource', slug: resource.slug } : undefined}>
      <div class="wrap">
        <article>
          <header class="page-head post-head">
            <p class="kicker"><a href={routes.site.library.href({}, { kind })}>{resourceKinds[kind]}</a></p>
            <h1>{title}</h1>
            {lede && <p class="lede">{lede}</p>}
            <Facts resource={resource} topics={topics} />
          </header>
          {resource.file && <TheFile resource={resource} />}
          {link && <p class="resource-link buttons"><a class={`button button--big ${resource.file ? '' : 'button--primary'}`} href={link} rel="external noopener">Open it at {hostOf(link)}</a></p>}
          {body && <ArticleBody shown={shown} path={frame.path} />}
        </article>
        {kind === 'training' && <Course course={resource} steps={steps} ticked={ticked} path={frame.path} />}
        <ComingEvents times={events} title="Learn it together" more={routes.site.events.href({}, { kind: 'training' })} />
      </div>
    </SiteLayout>
  )
}

function Facts({ resource: { language, meant_for, audience }, topics }: Pick<Props, 'resource' | 'topics'>) {
  const facts = [
    audience === 'members' && 'Members only', language !== 'en' && languageWords(language), meant_for !== 'everybody' && `Made for: ${resourceReaders[meant_for].toLowerCase()}`,
  ].filter(Boolean)
  if (facts.length === 0 && topics.length === 0) return null
  return (
    <p class="meta">
      {facts.join(' · ')}
      {topics.length > 0 && <>{facts.length > 0 && ' · '}About {topics.map((topic, at) => <>{at > 0 && ', '}<a href={routes.site.plank.href(topic)}>{topic.title}</a></>)}</>}
    </p>
  )
}

function TheFile({ resource }: { resource: Resource }) {
  const { title, format } = resource
  const href = routes.site.resourceFile.href(resource)
  const plays = format === 'video' || format === 'audio'
  return (
    <section class="resource-file" aria-label="The file">
      {format === 'video' && <video controls preload="metadata" src={href} aria-label={title} />}
      {format === 'audio' && <audio controls preload="metadata" src={href} aria-label={title} />}
      <p class="buttons">
        {!plays && opens(resource) && <a class="button button--primary button--big" href={href} data-turbo="false">Open it</a>}
        <a class={`button button--big ${plays || opens(resource) ? '' : 'button--primary'}`} href={href} download data-turbo="false">Download</a>
        <span class="meta">{fileFacts(resource)}</span>
      </p>
    </section>
  )
}

const opens = ({ file_kind }: Resource) => file_kind === 'pdf' || file_kind === 'png' || file_kind === 'jpg' || file_kind === 'webp'
