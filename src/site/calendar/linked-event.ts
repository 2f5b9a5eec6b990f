import { routes } from '#http/routes.ts'
import type { EventProps } from '#site/calendar/event-props.ts'

/** One time of an event in the words of schema.org. */
export function linkedEvent({ origin, path, organization }: EventProps['frame'], { event, details, time }: EventProps) {
  const physical = { '@type': 'Place', name: details.venue || details.town || 'To be announced', address: [details.address, details.town].filter(Boolean).join(', ') || undefined }
  const hosts = event.hosts.map(({ slug, name }) => ({ '@type': 'Organization', name, url: origin + routes.site.group.href({ slug }) }))
  const there = details.venue || details.town || !details.is_online
  return {
    '@type': 'Event',
    name: details.title,
    startDate: event.zone === null ? time.starts : time.begins_at.toISOString(),
    endDate: event.zone === null ? time.ends : time.ends_at.toISOString(),
    description: event.plain.slice(0, 500) || undefined,
    eventStatus: `https://schema.org/${time.called_off ? 'EventCancelled' : 'EventScheduled'}`,
    eventAttendanceMode: `https://schema.org/${!details.is_online ? 'Offline' : there ? 'Mixed' : 'Online'}EventAttendanceMode`,
    location: [there && physical, details.is_online && { '@type': 'VirtualLocation', url: origin + path }].filter(Boolean),
    organizer: hosts.length > 0 ? hosts : event.credit ? { '@type': 'Organization', name: event.credit } : { '@type': 'Organization', name: organization.name, url: origin },
    url: origin + path,
  }
}
