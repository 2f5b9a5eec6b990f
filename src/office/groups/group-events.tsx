import type { Group } from '#domain/groups/groups.ts'
import type { DeskProps } from '#office/groups/desk-props.ts'
import { routes } from '#http/routes.ts'
import { Pressing } from '#ui/pressing.tsx'

/** What the group has on, and whether its leads show events to everybody without being asked. */
export function GroupEvents({ group, rights }: { group: Group; rights: DeskProps['rights'] }) {
  const { office, site } = routes
  return (
    <section class="panel" aria-labelledby="events">
      <h2 id="events">Its events</h2>
      <p>{group.publishes_events ? 'Its leads are trusted: what they put in stands on the calendar at once.' : 'What its leads put in waits until a moderator has looked at it.'}</p>
      <div class="buttons">
        <a class="button button--small" href={office.newEvent.href({}, { group: group.id })}>Put an event in</a>
        <a class="button button--small" href={site.events.href({}, { group: group.slug })}>What it has on</a>
        {rights.reviews && (group.publishes_events
          ? <Pressing href={office.groupEventTrust.href(group)} method="DELETE">Look at its events first</Pressing>
          : <Pressing href={office.groupEventTrust.href(group)} method="PUT">Trust its leads with events</Pressing>)}
      </div>
    </section>
  )
}
