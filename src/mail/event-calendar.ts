import type { Answer, Given } from '#domain/calendar/answers.ts'
import type { Notice } from '#domain/calendar/telling.ts'
import type { Details } from '#engines/calendar/event.ts'
import type { Guest } from '#engines/calendar/event-lines.ts'
import { writeCalendar } from '#engines/calendar/write-calendar.ts'
import { eventKinds, whereWords } from '#ui/event-words.ts'

type Named = Pick<Answer, 'uid' | 'instance' | 'sequence'>
type Asked = Named & { notice: Notice; now: Date; url: string; organizer: Details['organizer']; guest: Omit<Guest, 'answer'> }

/** One time as the guest's calendar takes it in by itself, or lets go of it again. */
export function calendarFor({ time, details, room }: Given, { uid, instance, sequence, notice, now, url, organizer, guest }: Asked): string {
  const gone = notice === 'called-off' || notice === 'no'
  const inside = gone ? undefined : room
  const where = [whereWords(time), details.address].filter(Boolean).join(', ')
  const online = inside && [`To come in online: ${inside.address}`, inside.note].filter(Boolean).join('\n')
  return writeCalendar({
    method: gone ? 'CANCEL' : 'REQUEST', name: null, description: null, url: null, source: null, color: null, refreshMinutes: null, zone: null,
    guest: { ...guest, answer: notice === 'no' ? 'no' : 'yes' },
    events: [{
      uid: uid ?? details.series_uid, of: instance, sequence, title: time.title, url, organizer,
      description: [online, details.access && `Getting in: ${details.access}`, details.plain].filter(Boolean).join('\n\n') || null,
      location: (where === 'Online' && inside?.address) || where || null,
      geo: null, zone: time.zone, starts: time.starts, ends: time.ends, status: gone ? 'cancelled' : 'confirmed', categories: [eventKinds[time.kind].one], created: null, modified: now, stamped: now,
    }],
  })
}
