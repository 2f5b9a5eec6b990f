import type { Person } from '#domain/people/person.ts'
import type { Actor } from '#http/context.ts'
import { routes } from '#http/routes.ts'
import type { Reading } from '#office/people/reading.ts'
import { Moment } from '#ui/day.tsx'
import { DeedWords } from '#ui/deed-words.tsx'
import { Pager } from '#ui/pager.tsx'

/** What somebody did, in all rooms, newest first. */
export function TimelinePanel({ person, reading: { facts, older, newest }, actor }: { person: Person; reading: Reading; actor: Actor }) {
  return (
    <section class="panel" aria-labelledby="timeline">
      <h2 id="timeline">What they did</h2>
      {facts.length === 0
        ? <p class="meta">Nothing yet. Calls, groups, memberships and help will stand here as they happen.</p>
        : <ol class="timeline">{facts.map((deed) => <li><Moment at={deed.occurred_at} /><p><DeedWords deed={deed} person={person} actor={actor} /></p></li>)}</ol>}
      <Pager of="what they did" first={newest ? undefined : routes.office.person.href(person)} next={older ? routes.office.person.href(person, { before: older }) : undefined} />
    </section>
  )
}
