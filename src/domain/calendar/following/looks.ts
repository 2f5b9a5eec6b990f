import type { Details } from '#engines/calendar/event.ts'
import { escapeValue, escapeWords } from '#engines/texts/entities.ts'
import { excerpt } from '#engines/texts/plain.ts'
import { fromPlain, keep } from '#engines/texts/writing.ts'
import type { Event } from '#domain/calendar/events.ts'
import { type Towns, whereOf } from '#domain/calendar/following/locations.ts'
import { masked, maskedLine, roomIn } from '#domain/calendar/following/meeting-links.ts'
import type { Room } from '#domain/calendar/rooms.ts'

/** What an event says, beside when it takes place. */
export type Look = Pick<Event, 'title' | 'words' | 'venue' | 'address' | 'place_id' | 'lat' | 'lon' | 'is_online'> & { room: Room | null }

const longestTitle = 160
const elements = /<(p|br|b|i|u|a|ul|ol|li|strong|em|span|div|h[1-6]|html-blob|table|font|blockquote)\b[^>]*>/i

/** What strangers wrote, in our own words: HTML made ours and harmless, the way into a meeting kept apart. */
export async function lookOf({ title, description, location, geo, url }: Details, towns: Towns): Promise<Look> {
  const words = htmlOf(description ?? '')
  const link = url ?? ''
  const room = roomIn([location ?? '', link, words, title])
  const where = await whereOf(maskedLine(location ?? ''), towns)
  const more = link !== '' && !words.includes(escapeValue(link)) ? `<p><a href="${escapeValue(link)}">${escapeWords(link)}</a></p>` : ''
  const placed = geo && (geo.lat !== 0 || geo.lon !== 0) ? geo : null
  return {
    title: excerpt(maskedLine(title), longestTitle - 1) || 'Event',
    words: keep(masked(words + more)),
    ...where,
    is_online: where.is_online || room !== null,
    lat: placed?.lat ?? null,
    lon: placed?.lon ?? null,
    room,
  }
}

/** Google and others write HTML where plain text is meant. Pictures, actions and the members' line are ours alone to set. */
const htmlOf = (description: string) => keep(elements.test(description) ? description.replace(/<\/?figure\b[^>]*>/gi, '') : fromPlain(description)).replace(/<figure\b[^>]*><\/figure>/g, '')
