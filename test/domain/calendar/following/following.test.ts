import { sql } from 'kysely'
import { expect, test } from 'vitest'
import * as rooms from '#domain/calendar/rooms.ts'
import { rewrite } from '#domain/calendar/rewriting.ts'
import * as writing from '#domain/calendar/writing.ts'
import { ics, vevent } from '../../../calendar-server.ts'
import { mira, startsOf, taken } from '../../../happenings.ts'
import { db } from '../../../house.ts'
import { everything, eventsOf, feedOf, hours, onlyOf, refusalsOf } from './following.ts'

const zoned = (start: string, end: string) => [`DTSTART;TZID=America/New_York:${start}`, `DTEND;TZID=America/New_York:${end}`]
const meeting = (...lines: string[]) => vevent('1@there', ...zoned('20261103T190000', '20261103T203000'), 'SUMMARY:Monthly meeting', ...lines)
const weekly = (...lines: string[]) => vevent('2@there', ...zoned('20261020T180000', '20261020T200000'), 'RRULE:FREQ=WEEKLY;BYDAY=TU', 'SUMMARY:Phone bank', ...lines)
const instance = (of: string, ...lines: string[]) => vevent('2@there', `RECURRENCE-ID;TZID=America/New_York:${of}`, ...lines)

test('an event comes as it is told, published at once where the group is trusted', async () => {
  const feed = await feedOf(ics(meeting('LOCATION:Mill Street library\\, 4 Mill Street\\, Arden\\, MA 02110\\, USA', 'GEO:42.1;-71.2', 'DESCRIPTION:Everybody is welcome.\\n\\nBring a friend.')))
  expect(await feed.reads()).toMatchObject({ name: 'Neighbors elsewhere', found: 1, refused: 0, failing_since: null, read_at: expect.any(Date) })
  expect(await onlyOf(feed)).toMatchObject({
    source: '1@there', group_id: feed.group.id, stage: 'published', kind: 'meeting', title: 'Monthly meeting', words: '<p>Everybody is welcome.</p><p>Bring a friend.</p>',
    venue: 'Mill Street library', address: '4 Mill Street', place_id: expect.stringContaining('place:arden'), lat: 42.1, lon: -71.2, zone: 'America/New_York', starts: '2026-11-03T19:00:00', is_online: false,
  })
  expect(await startsOf(await onlyOf(feed))).toEqual(['2026-11-03T19:00'])
})

test('elsewhere it waits for a moderator', async () => {
  const feed = await feedOf(ics(meeting()), { trusted: false })
  await feed.reads()
  expect((await onlyOf(feed)).stage).toBe('waiting')
})

test('read twice, nothing changes: no version, no sequence, no time, no line in the record', async () => {
  const feed = await feedOf(ics(meeting('STATUS:CONFIRMED'), weekly('EXDATE;TZID=America/New_York:20261117T180000'), instance('20261110T180000', ...zoned('20261111T170000', '20261111T190000'), 'SUMMARY:Phone bank'),
    instance('20261124T180000', ...zoned('20261124T180000', '20261124T200000'), 'SUMMARY:Phone bank', 'STATUS:CANCELLED')))
  await feed.reads()
  const first = await everything(feed)
  await feed.reads(undefined, hours(1))
  expect(await everything(feed)).toEqual(first)
})

test('a series keeps its exceptions, its changed times and those called off', async () => {
  const feed = await feedOf(ics(
    weekly('EXDATE;TZID=America/New_York:20261117T180000', 'RDATE;TZID=America/New_York:20261119T120000'),
    instance('20261110T180000', ...zoned('20261111T170000', '20261111T190000'), 'SUMMARY:Phone bank with pie'),
    instance('20261124T180000', ...zoned('20261124T180000', '20261124T200000'), 'SUMMARY:Phone bank', 'STATUS:CANCELLED'),
  ))
  await feed.reads()
  expect((await startsOf(await onlyOf(feed))).slice(0, 7)).toEqual(['2026-10-20T18:00', '2026-10-27T18:00', '2026-11-03T18:00', '2026-11-11T17:00', '2026-11-19T12:00', '-2026-11-24T18:00', '2026-12-01T18:00'])
  const { instances: [other], events: [series] } = await everything(feed)
  expect(other).toMatchObject({ title: 'Phone bank with pie', kind: 'phone-bank', group_id: feed.group.id, stage: 'published' })
  expect(series).toMatchObject({ title: 'Phone bank', rule: expect.stringContaining('FREQ=WEEKLY') })

  await feed.reads(ics(weekly(), instance('20261201T180000', ...zoned('20261201T190000', '20261201T200000'), 'SUMMARY:Phone bank')), hours(1))
  expect((await startsOf(await onlyOf(feed))).slice(2, 8)).toEqual(['2026-11-03T18:00', '2026-11-10T18:00', '2026-11-17T18:00', '2026-11-24T18:00', '2026-12-01T19:00', '2026-12-08T18:00'])
})

test('a change is followed without waiting; whoever said yes stays with their time', async () => {
  const feed = await feedOf(ics(meeting()))
  await feed.reads()
  const before = await onlyOf(feed)
  const { id } = await taken(before, '2026-11-03T19:00:00')
  await feed.reads(ics(vevent('1@there', ...zoned('20261104T183000', '20261104T200000'), 'SUMMARY:Monthly meeting, moved')), hours(1))
  expect(await onlyOf(feed)).toMatchObject({ id: before.id, title: 'Monthly meeting, moved', stage: 'published', sequence: 1, version: 2 })
  expect(await db.selectFrom('event_times').select(['id', 'starts', 'taken']).where('event_id', '=', before.id).execute()).toEqual([{ id, starts: '2026-11-04T18:30:00', taken: 1 }])
})

test('a series that moves an hour takes those along who said yes; one whose beginning is cut off leaves them where they are', async () => {
  const feed = await feedOf(ics(weekly()))
  await feed.reads()
  const { id } = await taken(await onlyOf(feed), '2026-11-10T18:00:00')
  const where = async () => (await db.selectFrom('event_times').select('starts').where('id', '=', id).executeTakeFirstOrThrow()).starts
  await feed.reads(ics(vevent('2@there', ...zoned('20261020T190000', '20261020T200000'), 'RRULE:FREQ=WEEKLY;BYDAY=TU', 'SUMMARY:Phone bank')), hours(1))
  expect(await where()).toBe('2026-11-10T19:00:00')
  await feed.reads(ics(vevent('2@there', ...zoned('20261103T190000', '20261103T200000'), 'RRULE:FREQ=WEEKLY;BYDAY=TU', 'SUMMARY:Phone bank')), hours(2))
  expect(await where()).toBe('2026-11-10T19:00:00')
})

test('words alone change no sequence', async () => {
  const feed = await feedOf(ics(meeting()))
  await feed.reads()
  await feed.reads(ics(meeting('DESCRIPTION:With cake.')), hours(1))
  expect(await onlyOf(feed)).toMatchObject({ words: '<p>With cake.</p>', sequence: 0, version: 2 })
})

test('what is called off there is called off here, and on again; what nobody saw is gone', async () => {
  const feed = await feedOf(ics(meeting()))
  await feed.reads()
  expect((await feed.reads(ics(meeting('STATUS:CANCELLED')), hours(1))).failing_since).toBeNull()
  expect(await onlyOf(feed)).toMatchObject({ called_off_at: expect.any(Date), called_off_why: 'Called off in the calendar that it comes from.' })
  const off = await everything(feed)
  await feed.reads(undefined, hours(2))
  expect(await everything(feed)).toEqual(off)
  await feed.reads(ics(meeting()), hours(3))
  expect(await onlyOf(feed)).toMatchObject({ called_off_at: null })

  const unseen = await feedOf(ics(meeting()), { trusted: false })
  await unseen.reads()
  await unseen.reads(ics(meeting('STATUS:CANCELLED')), hours(1))
  expect(await eventsOf(unseen)).toEqual([])
})

test('what disappears is called off where it was published, gone where nobody saw it, and stays when it is over', async () => {
  const over = vevent('0@there', ...zoned('20261001T190000', '20261001T200000'), 'SUMMARY:Last month')
  const feed = await feedOf(ics(over, meeting(), weekly()))
  await feed.reads()
  await feed.reads(ics(weekly()), hours(1))
  expect((await eventsOf(feed)).map(({ source, called_off_at, called_off_why }) => [source, called_off_at !== null, called_off_why])).toEqual([
    ['0@there', false, ''], ['1@there', true, 'It is no longer in the calendar that it came from.'], ['2@there', false, ''],
  ])
  await feed.reads(ics(meeting(), weekly()), hours(2))
  expect((await eventsOf(feed)).map(({ called_off_at }) => called_off_at)).toEqual([null, null, null])

  const unseen = await feedOf(ics(meeting(), weekly()), { trusted: false })
  await unseen.reads()
  await unseen.reads(ics(weekly()), hours(1))
  expect((await eventsOf(unseen)).map(({ source }) => source)).toEqual(['2@there'])
})

test('a calendar that is empty all at once is doubted first', async () => {
  const feed = await feedOf(ics(meeting(), weekly(), vevent('3@there', ...zoned('20261105T190000', '20261105T203000'), 'SUMMARY:Third')))
  await feed.reads()
  expect(await feed.reads(ics(), hours(1))).toMatchObject({ reason: expect.stringContaining('gone from it at once'), failing_since: hours(1) })
  expect((await eventsOf(feed)).filter(({ called_off_at }) => called_off_at)).toEqual([])
  expect(await feed.reads(ics(), hours(2))).toMatchObject({ reason: '', failing_since: null })
  expect((await eventsOf(feed)).filter(({ called_off_at }) => called_off_at)).toHaveLength(3)
})

test('a calendar that breaks off calls nothing off', async () => {
  const feed = await feedOf(ics(meeting(), weekly()))
  await feed.reads()
  expect(await feed.reads(ics(meeting()).replace(/END:VCALENDAR\s*$/, 'BEGIN:VEV'), hours(1))).toMatchObject({ reason: expect.stringContaining('breaks off') })
  expect((await eventsOf(feed)).filter(({ called_off_at }) => called_off_at)).toEqual([])
})

test('rubbish is refused by event, with reasons, and what was here before stays', async () => {
  const feed = await feedOf(ics(meeting(), weekly(), vevent('4@there', 'SUMMARY:No start'), vevent('5@there', ...zoned('20261103T190000', '20261103T203000')),
    vevent('6@there', ...zoned('20261103T190000', '20261103T203000'), 'SUMMARY:Dentist', 'CLASS:PRIVATE'), vevent('7@there', ...zoned('20261103T190000', '20261103T203000'), 'SUMMARY:Often', 'RRULE:FREQ=HOURLY')))
  expect(await feed.reads()).toMatchObject({ found: 2, refused: 4 })
  expect(await refusalsOf(feed)).toEqual([
    'No start: It does not say when it starts.', 'Dentist: It is marked as private.', ': It has no title.', 'Often: It takes place more than 1,200 times in two years.',
  ])
  await feed.reads(ics(meeting('RRULE:FREQ=NEVER'), weekly()), hours(1))
  expect((await eventsOf(feed)).map(({ called_off_at }) => called_off_at)).toEqual([null, null])
})

test('what becomes private is called off', async () => {
  const feed = await feedOf(ics(meeting(), weekly()))
  await feed.reads()
  await feed.reads(ics(meeting('CLASS:PRIVATE'), weekly()), hours(1))
  expect((await eventsOf(feed)).map(({ called_off_at }) => called_off_at !== null)).toEqual([true, false])
})

test('what an organizer wrote otherwise here stays, part by part, and the rest is followed', async () => {
  const feed = await feedOf(ics(meeting()))
  await feed.reads()
  const event = await onlyOf(feed)
  const draft = Object.fromEntries(writing.written.map((name) => [name, event[name]])) as writing.Words
  await rewrite(db, mira, { id: event.id, version: event.version, which: 'all' }, { ...draft, title: 'Ours', kind: 'training', access: 'Step-free.', hosts: [], room: null }, { now: hours(0) })
  await feed.reads(ics(vevent('1@there', ...zoned('20261103T183000', '20261103T200000'), 'SUMMARY:Theirs', 'DESCRIPTION:With cake.')), hours(1))
  expect(await onlyOf(feed)).toMatchObject({ title: 'Ours', kind: 'training', access: 'Step-free.', starts: '2026-11-03T18:30:00', words: '<p>With cake.</p>', held: ['title'] })
  await feed.reads(ics(vevent('1@there', ...zoned('20261103T183000', '20261103T200000'), 'SUMMARY:Theirs again', 'DESCRIPTION:With cake.')), hours(2))
  expect((await onlyOf(feed)).title).toBe('Ours')
})

test('what was taken out here by hand does not come back, what a moderator refused stays refused', async () => {
  const feed = await feedOf(ics(meeting(), weekly()), { trusted: false })
  await feed.reads()
  const [first, second] = await eventsOf(feed)
  await writing.remove(db, mira, first!.id)
  await db.updateTable('events').set({ stage: 'refused' }).where('id', '=', second!.id).execute()
  await feed.reads(ics(meeting('DESCRIPTION:New.'), weekly('DESCRIPTION:New.')), hours(1))
  expect(await onlyOf(feed)).toMatchObject({ source: '2@there', stage: 'refused', words: '<p>New.</p>' })
})

test('a reading that ended in the middle of an event leaves nothing half, and is finished by the next', async () => {
  const feed = await feedOf(ics(meeting(), weekly()))
  await sql`create function break_off() returns trigger language plpgsql as $$ begin if new.uid = '2@there' then raise exception 'away' using errcode = '57P01'; end if; return new; end $$`.execute(db)
  await sql`create trigger break_off before insert on followed_events for each row execute function break_off()`.execute(db)
  await expect(feed.reads()).rejects.toThrow('away')
  await sql`drop trigger break_off on followed_events`.execute(db)
  const here = () => db.selectFrom('events').select('title').where('group_id', '=', feed.group.id).orderBy('id').execute()
  expect(await here()).toEqual([{ title: 'Monthly meeting' }])
  const first = await onlyOf(feed)
  expect(await feed.reads(undefined, hours(1))).toMatchObject({ found: 2, read_at: hours(1) })
  expect([await here(), (await eventsOf(feed))[0]]).toEqual([[{ title: 'Monthly meeting' }, { title: 'Phone bank' }], first])
})

test('a link into a meeting is kept for those who say yes, and stands in no public text', async () => {
  const link = 'https://us02web.zoom.us/j/123456?pwd=secret'
  const wrapped = `https://www.google.com/url?q=${encodeURIComponent(link)}&sa=D`
  const feed = await feedOf(ics(meeting(`LOCATION:${link}`, `DESCRIPTION:<p>Join <a href="${wrapped.replaceAll('&', '&amp\\;')}">here</a> or at ${link}</p><br>Passcode: secret<br>+16465588656\\,\\,123456#`, `URL:${link}`)))
  await feed.reads()
  const event = await onlyOf(feed)
  expect(event).toMatchObject({ is_online: true, venue: '', address: '' })
  expect(JSON.stringify([event.title, event.words, event.plain])).not.toMatch(/zoom|secret|123456/)
  expect(event.plain).toContain('the link is in the letter you get when you say yes')
  expect(await rooms.of(db, event)).toEqual({ address: link, note: 'Passcode: secret' })
})

test('days without a clock stay days', async () => {
  const feed = await feedOf(ics(vevent('d@there', 'DTSTART;VALUE=DATE:20261105', 'SUMMARY:Registration deadline')))
  await feed.reads()
  expect(await onlyOf(feed)).toMatchObject({ zone: null, starts: '2026-11-05', ends: '2026-11-06', kind: 'deadline' })
})

test('what lies more than two years away is left alone, and a long series begins lately', async () => {
  const feed = await feedOf(ics(vevent('a@there', ...zoned('20191103T190000', '20191103T200000'), 'SUMMARY:Long ago'), vevent('b@there', ...zoned('20301103T190000', '20301103T200000'), 'SUMMARY:Far off'),
    vevent('c@there', ...zoned('20150106T190000', '20150106T200000'), 'RRULE:FREQ=WEEKLY;INTERVAL=2', 'SUMMARY:Every other Tuesday')))
  expect(await feed.reads()).toMatchObject({ found: 1, refused: 0 })
  expect((await startsOf(await onlyOf(feed))).slice(0, 2)).toEqual(['2026-09-01T19:00', '2026-09-15T19:00'])
  const first = await everything(feed)
  await feed.reads(undefined, hours(24 * 40))
  expect((await everything(feed)).events).toEqual(first.events)
})

test('no more than so many events are taken of one calendar, and what is here already first', async () => {
  const many = Array.from({ length: 7 }, (_, at) => vevent(`${at}`, ...zoned('20261103T190000', '20261103T203000'), `SUMMARY:Number ${at}`))
  const feed = await feedOf(ics(...many.slice(-3)))
  await feed.reads()
  expect(await feed.reads(ics(...many), hours(1), 5)).toMatchObject({ found: 5, refused: 1 })
  expect((await eventsOf(feed)).map(({ source, called_off_at }) => source + (called_off_at ? ' off' : ''))).toEqual(['0', '1', '4', '5', '6'])
})

test('an event of our own that comes back from a house which follows us is left alone', async () => {
  const feed = await feedOf(ics(meeting('URL:https://tidewater.example/events/monthly-meeting'), weekly('DESCRIPTION:More: <a href="https://tidewater.example/events/phones">here</a>')))
  expect(await feed.reads()).toMatchObject({ found: 0, refused: 2 })
  expect(await refusalsOf(feed)).toContain('Monthly meeting: It leads to an event of this site: it is here already.')
  expect(await eventsOf(feed)).toEqual([])
})

test('what the database will not have is refused alone', async () => {
  const feed = await feedOf(ics(meeting(), weekly()))
  await sql`alter table events add constraint no_phones check (title <> 'Phone bank') not valid`.execute(db)
  expect(await feed.reads()).toMatchObject({ found: 1, refused: 1, failing_since: null })
  await sql`alter table events drop constraint no_phones`.execute(db)
  expect([await refusalsOf(feed), (await onlyOf(feed)).title]).toEqual([['Phone bank: It holds something that cannot be kept here.'], 'Monthly meeting'])
})
