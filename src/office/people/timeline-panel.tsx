import type { Person } from '#domain/people/person.ts'
import type { Actor } from '#http/context.ts'
import { routes } from '#http/routes.ts'
import type { Reading } from '#office/people/reading.ts'
import { Moment } from '#ui/day.tsx'
import { DeedWords } from '#ui/deed-words.tsx'

/** What somebody did, in all rooms, newest first. */
export function TimelinePanel({ person, reading: { facts, older, newest }, actor }: { person: Person; reading: Reading; actor: Actor }) {
  return (
    <section class="panel" aria-labelledby="timeline">
      <h2 id="timeline">What they did</h2>
      {facts.length === 0
        ? <p class="meta">Nothing yet. Calls, groups, memberships and help will stand here as they happen.</p>
        : <ol class="timeline">{facts.map((deed) => <li><Moment at={deed.occurred_at} /><p><DeedWords deed={deed} person={person} actor={actor} /></p></li>)}</ol>}
      {(older || !newest) && (
        <nav class="pager" aria-label="Pages of what they did">
          {!newest && <a class="button button--small" href={routes.office.person.href(person)}>Newest</a>}
          {older && <a class="button button--small" href={routes.office.person.href(person, { before: older })}>Older</a>}
        </nav>
      )}
    </section>
  )
}
