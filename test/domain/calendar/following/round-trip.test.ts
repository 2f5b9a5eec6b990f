import { array, assert, asyncProperty, boolean, constantFrom, integer, record } from 'fast-check'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import * as callingOff from '#domain/calendar/calling-off.ts'
import * as feeding from '#domain/calendar/feeding.ts'
import { readCalendar } from '#engines/calendar/read-calendar.ts'
import { writeCalendar } from '#engines/calendar/write-calendar.ts'
import { feed as calendar } from '../../../engines/calendar/feed.ts'
import { happening, mira } from '../../../happenings.ts'
import { db } from '../../../house.ts'
import { everything, eventsOf, feedOf, now, refusalsOf } from './following.ts'

const data = process.env.COMMONWEAL_DATA
const folder = join(data ?? '', 'calendars')
const files = data ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(ics|ical|vcf|jcal)$/.test(name)).sort() : []

const two = (number: number) => String(number).padStart(2, '0')
/** Days and hours around both changes of daylight time, in three zones that change on different days. */
const written = record({
  day: constantFrom('2026-10-31', '2026-11-01', '2026-11-02', '2027-03-13', '2027-03-14', '2027-03-28'), hour: integer({ min: 0, max: 22 }), minute: constantFrom(0, 30),
  zone: constantFrom('America/New_York', 'America/Los_Angeles', 'Europe/Berlin', null), rule: constantFrom(null, 'FREQ=DAILY;COUNT=5', 'FREQ=WEEKLY;COUNT=30', 'FREQ=MONTHLY;COUNT=8'), off: boolean(),
})

test('our own feed, followed, gives the same instants and the same times called off, across both changes of daylight time', async () => {
  await assert(asyncProperty(array(written, { minLength: 8, maxLength: 8 }), async (many) => {
    const ours: number[] = []
    for (const { day, hour, minute, zone, rule, off } of many) {
      const [starts, ends] = zone === null ? [day, `${day.slice(0, 8)}${two(Number(day.slice(8)) + 1 > 31 ? 31 : Number(day.slice(8)) + 1)}`] : [`${day}T${two(hour)}:${two(minute)}:00`, `${day}T${two(hour + 1)}:15:00`]
      const { id } = await happening({ zone, starts, ends, rule })
      ours.push(id)
      const time = await db.selectFrom('event_times').select('id').where('event_id', '=', id).orderBy('begins_at', 'desc').limit(1).executeTakeFirstOrThrow()
      if (off && rule !== null) await callingOff.callOff(db, mira, time.id, 'Snow', now)
    }
    const events = await feeding.ofEvents(db, ours, () => ({ url: null, organizer: null, categories: ['Meeting'], location: 'Mill Street library, Arden, 4 Mill Street' }))
    const feed = await feedOf(writeCalendar(calendar({ events })))
    await feed.reads()
    expect(await refusalsOf(feed)).toEqual([])
    const theirs = new Map((await eventsOf(feed)).map(({ source, id }) => [source, id]))
    for (const id of ours) {
      const { uid } = await db.selectFrom('events').select('uid').where('id', '=', id).executeTakeFirstOrThrow()
      expect(await timesOf(theirs.get(String(uid)) ?? 0)).toEqual(await timesOf(id))
    }
  }), { numRuns: 3 })
})

async function timesOf(id: number) {
  const times = await db.selectFrom('event_times').select(['of', 'starts', 'ends', 'begins_at', 'ends_at', 'called_off_at']).where('event_id', '=', id).orderBy('begins_at').execute()
  return times.map(({ called_off_at, ...time }) => ({ ...time, off: called_off_at !== null }))
}

describe.skipIf(!data)('calendars of two other programs’ tests', () => {
  test('there are files', () => expect(files.length).toBeGreaterThan(70))

  test.each(files)('%s is taken in, or refused event by event with reasons, and read again nothing changes', async (name) => {
    const text = readFileSync(join(folder, name), 'utf8')
    const reading = readCalendar(text, 'UTC')
    const starts = 'problem' in reading ? [] : reading.events.map((event) => event.starts).sort()
    const then = new Date(`${(starts[Math.floor(starts.length / 2)] ?? '2026-10-29').slice(0, 10)}T00:00:00Z`)
    const feed = await feedOf(text)
    const { reason, found, refused } = await feed.reads(undefined, then)
    if ('problem' in reading) return expect(reason).toContain('This is not an iCalendar file.')
    if (reason === '') expect([found + refused > 0 || reading.events.length === 0, (await eventsOf(feed)).length <= found]).toEqual([true, true])
    else expect(reason).toContain('breaks off')
    for (const line of await refusalsOf(feed)) expect(line).toMatch(/: [A-Z"][^]*\.$/)
    const first = await everything(feed)
    await feed.reads(undefined, new Date(then.getTime() + 3_600_000))
    expect((await everything(feed)).events).toEqual(first.events)
  })
})
