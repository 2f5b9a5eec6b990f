import type { ComponentChildren } from 'preact'
import type { Found, Page } from '#domain/people/searching.ts'
import type { Actor } from '#http/context.ts'
import { routes } from '#http/routes.ts'
import { type Filters, inAddress } from '#office/people/asked.ts'
import { countWords } from '#office/people/count-words.ts'
import { Day } from '#ui/day.tsx'
import { deedWords } from '#ui/deed-words.tsx'
import { Pager } from '#ui/pager.tsx'
import { who } from '#ui/who.ts'

type Props = { actor: Actor; found: Page; filters: Filters; layer: string; first: boolean }

/** The list with its ticks: what is ticked can be tagged, and all of it exported. */
export function PeopleTable({ actor, found, filters, layer, first }: Props) {
  const { people, next } = found
  const ticks = actor.deeds.has('tag people')
  const table = (
    <div class="table-scroll">
      <table class="table table--folds table--rows">
        <thead>
          <tr>
            {ticks && <th scope="col"><span class="unseen">Tick</span></th>}
            <th scope="col">Name</th><th scope="col">Town</th><th scope="col" class="table__extra">{layer}</th><th scope="col" class="table__extra">Tags</th><th scope="col">Last seen doing</th>
          </tr>
        </thead>
        <tbody>{people.map((person) => <PersonRow person={person} ticks={ticks} layer={layer} />)}</tbody>
      </table>
    </div>
  )
  return (
    <>
      {ticks || actor.deeds.has('export people') ? <Bulk actor={actor} filters={filters} found={found}>{table}</Bulk> : table}
      <Pager
        of="people" words={['From the beginning', 'Next 50']}
        first={first ? undefined : routes.office.people.href({}, inAddress(filters))} next={next ? routes.office.people.href({}, { ...inAddress(filters), after: next }) : undefined}
      />
    </>
  )
}

function PersonRow({ person, ticks, layer }: { person: Found; ticks: boolean; layer: string }) {
  const { id, locality, district, tags, kind, occurred_at: at } = person
  return (
    <tr>
      {ticks && <td><label class="tap"><input type="checkbox" name={`id-${id}`} value="yes" aria-label={who(person)} /></label></td>}
      <th scope="row" class="breaks"><a href={routes.office.person.href({ id })}>{who(person)}</a></th>
      <td data-label="Town">{locality || <span class="meta">unknown</span>}</td>
      <td data-label={layer} class="table__extra">{district ?? <span class="meta">unknown</span>}</td>
      <td data-label="Tags" class="table__extra">{tags.length ? tags.join(', ') : <span class="meta">none</span>}</td>
      <td data-label="Last seen doing">{kind && at ? <>{deedWords(kind)} <span class="meta"><Day at={at} /></span></> : <span class="meta">nothing yet</span>}</td>
    </tr>
  )
}

function Bulk({ actor, filters, found: { count }, children }: Pick<Props, 'actor' | 'filters' | 'found'> & { children: ComponentChildren }) {
  const asked = Object.entries(inAddress(filters)).filter(([, value]) => value !== undefined)
  return (
    <form method="post" action={routes.office.peopleTags.href()}>
      {asked.map(([name, value]) => <input type="hidden" name={name} value={value} />)}
      <div class="row row--apart bulk">
        {actor.deeds.has('tag people') && (
          <div class="row bulk__tags">
            <label for="word">Tag</label>
            <input id="word" name="word" list="tag-words" maxLength={60} autocomplete="off" required />
            <button class="button button--small" name="_method" value="PUT">Tag those ticked</button>
            <button class="button button--small button--quiet" name="_method" value="DELETE">Take the tag away</button>
            <label class="tick"><input type="checkbox" name="all" value="yes" /> <span>all who fit: {countWords(count)}</span></label>
          </div>
        )}
        {actor.deeds.has('export people') && <a class="button button--small" href={routes.office.peopleCsv.href({}, inAddress(filters))} data-turbo="false">Export as CSV</a>}
      </div>
      {children}
    </form>
  )
}
