import type { Page } from '#domain/people/searching.ts'
import type { Tagging } from '#domain/people/taggings.ts'
import type { Actor } from '#http/context.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { type Filters, inAddress, narrows } from '#office/people/asked.ts'
import { type Choices, PeopleFilters } from '#office/people/people-filters.tsx'
import { PeopleTable } from '#office/people/people-table.tsx'
import { countWords } from '#office/people/count-words.ts'
import { type Done, Tagged, TaggedLately } from '#office/people/tagged.tsx'
import { OfficeLayout } from '#ui/office-layout.tsx'

type Props = { frame: Frame; actor: Actor; found: Page; filters: Filters; choices: Choices; first: boolean; tagged: Tagging[]; done?: Done; wrong?: string }

export function PeoplePage({ frame, actor, found, filters, choices, first, tagged, done, wrong }: Props) {
  const buttons = actor.deeds.has('edit people') && (
    <>
      {actor.deeds.has('import people') && <a class="button button--small" href={routes.office.imports.href()}>Import</a>}
      <a class="button button--primary button--small" href={routes.office.newPerson.href()}>Add a person</a>
    </>
  )
  return (
    <OfficeLayout frame={frame} actor={actor} title="People" room="people" buttons={buttons}>
      {done && <Tagged {...done} undoable={tagged.some(({ id }) => id === done.by)} />}
      {wrong && <div class="notice notice--wrong office-notice" role="alert"><p>{wrong}</p></div>}
      <PeopleFilters filters={filters} choices={choices} />
      <Segments segments={choices.segments} here={filters.segment} />
      <turbo-frame id="people" target="_top">
        <section class="section" aria-labelledby="list">
          <div class="section__head">
            <h2 id="list">{headingOf(filters, choices)}</h2>
            <p class="row" role="status">{countWords(found.count)}{reachWords(actor)}</p>
          </div>
          {found.people.length === 0
            ? <Nobody filtered={narrows(filters)} actor={actor} />
            : <PeopleTable actor={actor} found={found} filters={filters} layer={choices.layers[0]?.singular ?? 'District'} first={first} />}
        </section>
      </turbo-frame>
      {tagged.length > 0 && <TaggedLately taggings={tagged} />}
    </OfficeLayout>
  )
}

const headingOf = ({ segment, ...filters }: Filters, { segments }: Choices) =>
  segments.find(({ id }) => id === segment)?.name ?? (Object.values(inAddress({ ...filters, segment: undefined })).some(Boolean) ? 'Those you look for' : 'Everyone')

const reachWords = ({ role }: Actor) => (role ? '' : ' in your groups')

function Segments({ segments, here }: { segments: Choices['segments']; here?: number }) {
  if (segments.length === 0) return null
  return (
    <nav class="filters people-segments" aria-label="Saved segments">
      <a href={routes.office.people.href()} aria-current={here ? undefined : 'true'}>Everyone</a>
      {segments.map(({ id, name }) => <a href={routes.office.people.href({}, { segment: id })} aria-current={id === here ? 'true' : undefined}>{name}</a>)}
    </nav>
  )
}

function Nobody({ filtered, actor }: { filtered: boolean; actor: Actor }) {
  if (filtered) {
    return (
      <div class="empty">
        <h3>Nobody fits</h3>
        <p>Fewer letters find more people, and every filter that is set has to fit. Names, e-mail addresses, phones and towns are searched.</p>
        <a class="button" href={routes.office.people.href()}>Show everyone</a>
      </div>
    )
  }
  return (
    <div class="empty">
      <h3>Nobody is here yet</h3>
      <p>{actor.role ? 'Whoever signs up on the site, signs a call or is brought in from a file will stand here.' : 'Whoever joins one of your groups will stand here.'}</p>
      {actor.deeds.has('edit people') && <a class="button button--primary" href={routes.office.newPerson.href()}>Add the first person</a>}
    </div>
  )
}
