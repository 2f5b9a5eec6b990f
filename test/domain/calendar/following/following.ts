import { boundsOf } from '#domain/calendar/following/looking.ts'
import { read } from '#domain/calendar/following/reading.ts'
import { calendarServer } from '../../../calendar-server.ts'
import { db } from '../../../house.ts'
import { enter } from '../../groups/world.ts'

export const now = new Date('2026-10-29T12:00:00Z')
export const hours = (many: number) => new Date(now.getTime() + many * 3_600_000)
export const pages: Parameters<typeof calendarServer>[0] = {}
export const { origin, asked } = await calendarServer(pages)
export const bounds = { ...boundsOf({ OUTBOUND_LOOPBACK: 'on' }), milliseconds: 10_000 }

let feeds = 0
/** A feed of a group of its own, which serves this text. */
export async function feedOf(first: string, { trusted = true } = {}) {
  const group = await enter({ name: `Group ${++feeds}` })
  await db.updateTable('groups').set({ publishes_events: trusted }).where('id', '=', group.id).execute()
  const path = `/${feeds}.ics`
  pages[path] = first
  const feed = await db.insertInto('calendar_feeds').values({ group_id: group.id, address: origin + path }).returningAll().executeTakeFirstOrThrow()
  return {
    ...feed, group,
    reads: async (text?: string, at = now, most?: number) => {
      if (text !== undefined) pages[path] = text
      await read(db, feed.id, { bounds, now: at, most, own: 'https://tidewater.example/events/' })
      return state(feed.id)
    },
  }
}

export const state = (id: number) => db.selectFrom('calendar_feeds').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
export const refusalsOf = async (feed: { id: number }) => (await db.selectFrom('calendar_refusals').select(['title', 'reason']).where('feed_id', '=', feed.id).orderBy('id').execute()).map(({ title, reason }) => `${title}: ${reason}`)
export const eventsOf = (feed: { id: number }) => db.selectFrom('events').innerJoin('followed_events', 'event_id', 'events.id').selectAll('events').select(['followed_events.uid as source', 'held', 'followed_events.called_off as parted'])
  .where('feed_id', '=', feed.id).orderBy('followed_events.uid').execute()
export async function onlyOf(feed: { id: number }) {
  const [event, ...others] = await eventsOf(feed)
  if (!event || others.length > 0) throw new Error(`There are ${others.length + (event ? 1 : 0)} events.`)
  return event
}
/** All that an organizer, a page or a letter could notice of a feed's events. */
export async function everything(feed: { id: number }) {
  const events = await eventsOf(feed)
  const ids = [0, ...events.map(({ id }) => id)]
  return {
    events, instances: await db.selectFrom('events').selectAll().where('series_id', 'in', ids).orderBy('id').execute(),
    times: await db.selectFrom('event_times').selectAll().where('event_id', 'in', ids).orderBy('id').execute(),
    audit: await db.selectFrom('audit_entries').select('id').where('subject', '=', 'event').where('subject_id', 'in', ids.map(String)).execute(),
  }
}
