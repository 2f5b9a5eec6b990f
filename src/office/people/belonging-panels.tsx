import type { Person } from '#domain/people/person.ts'
import type { Actor } from '#http/context.ts'
import { routes } from '#http/routes.ts'
import type { Reading } from '#office/people/reading.ts'
import { calendarDay, Day } from '#ui/day.tsx'
import { groupRoles } from '#ui/group-words.ts'
import { who } from '#ui/who.ts'

export function GroupsPanel({ reading: { groups }, actor }: { reading: Reading; actor: Actor }) {
  return (
    <section class="panel" aria-labelledby="groups">
      <h2 id="groups">Groups and teams</h2>
      {groups.length === 0 && <p class="meta">None that you see.</p>}
      {groups.length > 0 && (
        <ul class="lines">
          {groups.map(({ id, name, role, joinedAt, endedAt }) => (
            <li>
              {actor.deeds.has('read groups') ? <a href={routes.office.group.href({ id })}>{name}</a> : name}
              <span class="line meta">{groupRoles[role]} since <Day at={joinedAt} />{endedAt && <>, until <Day at={endedAt} /></>}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

export function StandingPanel({ person, reading: { standing } }: { person: Person; reading: Reading }) {
  if (!standing) return null
  return (
    <section class="panel" aria-labelledby="standing">
      <h2 id="standing">Membership</h2>
      <p>{standingWords(standing)}</p>
      <p><a href={routes.office.member.href(person)}>Payments and grants</a></p>
    </section>
  )
}

function standingWords(standing: NonNullable<Reading['standing']>): string {
  if (standing.standing === 'none') return 'Not a member.'
  const until = standing.until ? calendarDay(standing.until) : undefined
  if (standing.standing === 'member') return `Member since ${calendarDay(standing.since)}${until ? `, paid until ${until}` : ''}.`
  return standing.standing === 'grace' ? `Member; the renewal was due on ${until}, and the grace period ends on ${calendarDay(standing.graceUntil)}.` : `Lapsed on ${until}.`
}

export function VolunteerPanel({ reading: { volunteer }, actor }: { reading: Reading; actor: Actor }) {
  if (!actor.deeds.has('read volunteers')) return null
  return (
    <section class="panel" aria-labelledby="volunteering">
      <h2 id="volunteering">Offered to help with</h2>
      {!volunteer && <p class="meta">Nothing yet.</p>}
      {volunteer && (
        <dl class="facts">
          {volunteer.skills.length > 0 && <><dt>Skills</dt><dd>{volunteer.skills.join(', ')}</dd></>}
          {volunteer.issues.length > 0 && <><dt>Issues</dt><dd>{volunteer.issues.join(', ')}</dd></>}
          {volunteer.miles !== null && <><dt>Travels</dt><dd>{volunteer.miles} miles</dd></>}
          {volunteer.countedOn && <><dt>Count on them for</dt><dd class="breaks">{volunteer.countedOn}</dd></>}
        </dl>
      )}
    </section>
  )
}

export function HouseholdPanel({ reading: { household } }: { reading: Reading }) {
  if (household.length === 0) return null
  return (
    <section class="panel" aria-labelledby="household">
      <h2 id="household">Share an e-mail address</h2>
      <ul class="lines">{household.map((mate) => <li><a href={routes.office.person.href(mate)}>{who(mate)}</a></li>)}</ul>
    </section>
  )
}
