import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import ICAL from 'ical.js'
import { afterAll, beforeEach, expect, test } from 'vitest'
import * as answering from '#domain/calendar/answering.ts'
import * as rounds from '#domain/calendar/answer-rounds.ts'
import * as callingOff from '#domain/calendar/calling-off.ts'
import * as events from '#domain/calendar/events.ts'
import * as listing from '#domain/calendar/listing.ts'
import { rewrite, type Which } from '#domain/calendar/rewriting.ts'
import type { Draft } from '#domain/calendar/writing.ts'
import type { Person } from '#domain/people/person.ts'
import { openMailer } from '#platform/mailer.ts'
import { cannot, comes, someone, timeOf, told } from '../coming.ts'
import { happening, meeting, mira } from '../happenings.ts'
import { app, db, form, home } from '../house.ts'
import { workOnce } from '../office/colleagues.ts'
import { openSink } from '../smtp-sink.ts'

const sink = await openSink()
afterAll(() => sink.close())
const hour = 3_600_000
const soon = new Date()
const year = soon.getFullYear() + 1
const talk = {
  ...meeting, title: 'Talk & tea', is_online: true, room: { address: 'https://meet.example/secret-room', note: 'Passcode 4711' }, starts: `${year}-03-02T19:00:00`, ends: `${year}-03-02T20:30:00`, questions: ['What do you eat?'],
}
const open = async (over: Partial<Draft> = {}) => timeOf(await happening({ ...talk, ...over }, soon), soon)
const change = async (id: number, over: Partial<Draft>, which: Which = { which: 'all' }) => {
  const event = await events.find(db, id)
  await rewrite(db, mira, { id, version: event?.version ?? 0, ...which }, { ...talk, ...over }, { now: soon })
}
const work = async () => workOnce(openMailer({ SMTP_URL: sink.url, COMMONWEAL_HOME: home }))
const round = async (now = soon) => {
  await rounds.go(db, now)
  await work()
}

beforeEach(async () => {
  await work()
  sink.received.length = 0
})

/** What a person got, part by part as a mail program reads it. */
function postTo({ emails: [address = ''] }: Pick<Person, 'emails'>) {
  return sink.received.filter(({ to }) => to.includes(address)).map(({ text }) => {
    const subject = /^Subject: (.*)$/m.exec(text)?.[1] ?? ''
    const parts = text.split(/^--.*$/m).map((part) => {
      const [head = '', ...rest] = part.trimStart().split('\n\n')
      const body = rest.join('\n\n')
      const quoted = () => body.replaceAll('=\n', '').replaceAll(/(?:=[0-9A-F]{2})+/g, (hex) => Buffer.from(hex.replaceAll('=', ''), 'hex').toString())
      const plain = /encoding: base64/i.test(head) ? Buffer.from(body, 'base64').toString() : /encoding: quoted/i.test(head) ? quoted() : body
      return { head, plain }
    })
    const calendars = parts.filter(({ head }) => /text\/calendar|application\/ics/.test(head))
    const [calendar] = calendars.map(({ plain }) => new ICAL.Component(ICAL.parse(plain)))
    return { subject, text: parts.map(({ plain }) => plain).join('\n'), calendars, method: calendar?.getFirstPropertyValue('method'), event: calendar && new ICAL.Event(calendar.getFirstSubcomponent('vevent') ?? undefined) }
  })
}

test('who comes gets a letter with all of it, and a calendar takes it in by itself', async () => {
  const ana = await someone('Ana')
  const time = await open()
  await answering.say(db, time.id, ana, { yes: true, guests: 2 }, { now: soon, origin: 'https://neighbors.example' })
  await work()
  const [letter, ...more] = postTo(ana)
  expect(more).toEqual([])
  expect(letter).toMatchObject({ subject: 'You are coming: Talk & tea', method: 'REQUEST' })
  for (const words of ['Hello Ana,', `March 2, ${year}, 7:00 – 8:30 PM`, 'Mill Street library, Arden', '4 Mill Street', 'You bring 2 guests.', 'https://meet.example/secret-room', 'Passcode 4711', 'https://neighbors.example/events/answers/']) expect(letter?.text).toContain(words)
  expect(letter?.calendars.map(({ head }) => /Content-Type: (\S+?);/i.exec(head)?.[1])).toEqual(['text/calendar', 'application/ics'])
  const { uid } = await db.selectFrom('events').select('uid').where('id', '=', time.event_id).executeTakeFirstOrThrow()
  const { event } = letter!
  expect([event?.uid, event?.sequence, event?.startDate.toJSDate().toISOString(), event?.recurrenceId]).toEqual([uid, 0, time.begins_at.toISOString(), null])
  expect(event?.description).toContain('https://meet.example/secret-room')
  expect(event?.attendees.map((guest) => [guest.getFirstValue(), guest.getParameter('partstat'), guest.getParameter('rsvp')])).toEqual([['mailto:ana@arden.example', 'ACCEPTED', 'FALSE']])
})

test('who waits gets a letter without the link or a calendar, and another when there is a place', async () => {
  const [ana, bo] = [await someone('Bea'), await someone('Cal')]
  const time = await open({ capacity: 1 })
  await comes(time, ana, soon)
  await comes(time, bo, soon)
  await work()
  expect(postTo(bo)).toMatchObject([{ subject: 'You are on the waiting list: Talk & tea', method: undefined }])
  expect(postTo(bo)[0]?.text).not.toContain('secret-room')
  await cannot(time, ana, soon)
  await work()
  expect(postTo(ana).at(-1)).toMatchObject({ subject: 'You are not coming: Talk & tea', method: 'CANCEL' })
  expect(postTo(bo).at(-1)).toMatchObject({ subject: 'There is a place for you: Talk & tea', method: 'REQUEST' })
  expect(postTo(bo).at(-1)?.text).toContain('secret-room')
})

test('another time, place or link is told once to who comes, with the same UID and a higher SEQUENCE; other words are not', async () => {
  const [ana, bo] = [await someone('Dot'), await someone('Eli')]
  const time = await open({ capacity: 1 })
  await comes(time, ana, soon)
  await comes(time, bo, soon)
  await round()
  await change(time.event_id, { capacity: 1, words: '<p>More of it.</p>', title: 'Talk & coffee' })
  await round()
  expect([postTo(ana).length, postTo(bo).length]).toEqual([1, 1])
  await change(time.event_id, { capacity: 1, venue: 'Town hall' })
  await change(time.event_id, { capacity: 1, venue: 'Town hall', room: { address: 'https://meet.example/other-room', note: '' } })
  await rounds.go(db, soon)
  for (const _ of [1, 2]) await round()
  expect(postTo(ana).map(({ subject }) => subject)).toEqual(['You are coming: Talk & tea', 'Changed: Talk & tea'])
  expect(postTo(bo)).toHaveLength(1)
  const [first, second] = postTo(ana)
  expect(second?.text).toContain('https://meet.example/other-room')
  expect([second?.method, second?.event?.uid, second?.event?.location]).toEqual(['REQUEST', first?.event?.uid, 'Town hall, Arden, and online, 4 Mill Street'])
  expect(second?.event?.sequence).toBeGreaterThan(first?.event?.sequence ?? 99)
})

test('called off, everybody who comes or waits hears the reason, and the calendar lets go of it; called on again, too', async () => {
  const [ana, bo] = [await someone('Fay'), await someone('Gil')]
  const time = await open({ capacity: 1 })
  await comes(time, ana, soon)
  await comes(time, bo, soon)
  await work()
  await callingOff.callOff(db, mira, time.id, 'Snow.', soon)
  for (const _ of [1, 2]) await round()
  const off = postTo(ana).at(-1)
  expect([postTo(ana).length, off?.subject, off?.method, off?.event?.sequence]).toEqual([2, 'Called off: Talk & tea', 'CANCEL', 1])
  expect(off?.text).toContain('The reason: Snow.')
  expect(off?.text).not.toContain('secret-room')
  expect(postTo(bo).at(-1)).toMatchObject({ subject: 'Called off: Talk & tea', method: undefined })
  await callingOff.callOn(db, mira, time.id, soon)
  await round()
  expect([postTo(ana).at(-1)?.subject, postTo(ana).at(-1)?.method, postTo(bo).at(-1)?.subject]).toEqual(['Changed: Talk & tea', 'REQUEST', 'You are on the waiting list: Talk & tea'])
})

test('who says yes to what is called off before the letter is written hears that alone', async () => {
  const ana = await someone('Hal')
  const time = await open()
  await comes(time, ana, soon)
  await callingOff.callOffAll(db, mira, time.event_id, 'Snow.', soon)
  await round()
  expect(postTo(ana).map(({ subject }) => subject)).toEqual(['Called off: Talk & tea'])
})

test('one time of a series goes by its own name in the calendar, and keeps it when the series is split', async () => {
  const ana = await someone('Ida')
  const weekly = { rule: 'FREQ=WEEKLY;COUNT=4' }
  const event = await happening({ ...talk, ...weekly }, soon)
  const [, time] = await listing.ofEvent(db, event, { now: soon })
  if (!time) throw new Error('It has one time only.')
  await comes(time, ana, soon)
  await round()
  await change(event.id, { ...weekly, starts: `${year}-03-09T18:00:00`, ends: `${year}-03-09T19:00:00` }, { which: 'following', of: time.of })
  expect((await listing.withId(db, time.id))?.event_id).not.toBe(event.id)
  await round()
  const [first, second] = postTo(ana)
  expect(first?.event?.recurrenceId?.toString()).toBe(time.starts)
  expect([second?.event?.uid, second?.event?.recurrenceId?.toString(), second?.event?.startDate.toString()]).toEqual([first?.event?.uid, time.starts, `${year}-03-09T18:00:00`])
})

test('a link in a letter leads to what one said', async () => {
  const ana = await someone('Jo')
  const time = await open()
  await comes(time, ana, soon)
  await work()
  const { pathname } = new URL(/https?:\/\/\S+\/events\/answers\/\S+/.exec(postTo(ana)[0]?.text ?? '')?.[0] ?? '')
  await app.request(pathname, form('PUT', { answer: 'no' }))
  expect((await told(time, ana)).at(-1)).toBe('no')
})

test('without a mail server the letter is kept with its calendar, as any mail program opens it', async () => {
  const ana = await someone('Sky')
  await comes(await open(), ana, soon)
  await workOnce()
  const kept = await db.selectFrom('letters').select(['id', 'calendar', 'status']).where('recipient', '=', 'sky@arden.example').executeTakeFirstOrThrow()
  const text = await readFile(join(home, 'outbox', `${String(kept.id).padStart(6, '0')}.eml`), 'utf8')
  expect(kept.status).toBe('kept')
  expect(text).toMatch(/Content-Type: multipart\/alternative; boundary=letter-part\n\n--letter-part\nContent-Type: text\/plain[^]*Hello Sky,[^]*--letter-part\nContent-Type: text\/calendar; method=REQUEST[^]*END:VCALENDAR/)
  expect(text.trimEnd().endsWith('--letter-part--')).toBe(true)
})

const before = (time: { begins_at: Date }, hours: number) => new Date(time.begins_at.getTime() - hours * hour)

test('reminders go out a day and an hour before, once each, whatever the clock of the worker does, and never after it began', async () => {
  const ana = await someone('Kim')
  const time = await open()
  await comes(time, ana, soon)
  await work()
  for (const hours of [25, 24, 23, 23.5, 24, 2, 1, 0.5, 1, 30, 0, -0.5]) await rounds.go(db, before(time, hours))
  await work()
  expect(postTo(ana).map(({ subject }) => subject)).toEqual(['You are coming: Talk & tea', expect.stringMatching(/^On \w+day: Talk & tea$/), 'About to begin: Talk & tea'])
  expect(postTo(ana)[2]?.text).toContain('secret-room')
})

test('what is moved to a later day is reminded of again, before its new time', async () => {
  const ana = await someone('Tam')
  const time = await open()
  await comes(time, ana, soon)
  await work()
  await rounds.go(db, before(time, 20))
  await change(time.event_id, { starts: `${year}-03-09T19:00:00`, ends: `${year}-03-09T20:30:00` })
  const moved = { begins_at: new Date(time.begins_at.getTime() + 7 * 24 * hour) }
  for (const hours of [7 * 24 + 19, 25, 23, 22]) await rounds.go(db, before(moved, hours))
  expect(await told(time, ana)).toEqual(['day-before', 'changed', 'day-before'])
})

test('after a silence only what is still useful is said, and nothing once it has begun', async () => {
  const [ana, bo] = [await someone('Lea'), await someone('Mo')]
  const [late, gone] = [await open(), await open({ title: 'Gone' })]
  await comes(late, ana, soon)
  await comes(gone, bo, soon)
  await rounds.go(db, before(late, 0.25))
  expect(await told(late, ana)).toEqual(['yes', 'hour-before'])
  await db.updateTable('event_answers').set({ hour_before_at: null }).where('time_id', '=', gone.id).execute()
  const toldBefore = await told(gone, bo)
  await rounds.go(db, gone.begins_at)
  expect(await told(gone, bo)).toEqual(toldBefore)
})

test('who says yes within the day or the hour is not reminded of what they have just read; nor is who waits or cannot', async () => {
  const [ana, bo, cy, di] = [await someone('Nan'), await someone('Ora'), await someone('Pam'), await someone('Quy')]
  const time = await open({ capacity: 3 })
  await comes(time, ana, before(time, 5))
  await comes(time, bo, before(time, 0.5))
  await comes(time, cy, soon)
  await comes(time, di, soon)
  await cannot(time, cy, soon)
  await db.updateTable('event_answers').set({ answer: 'waiting', placed_at: null }).where('person_id', '=', di.id).execute()
  await db.updateTable('events').set({ takes_answers: false }).where('id', '=', time.event_id).execute()
  for (const hours of [4, 0.9, 0.1]) await rounds.go(db, before(time, hours))
  expect([await told(time, ana), await told(time, bo), await told(time, cy), await told(time, di)]).toEqual([['yes', 'hour-before'], ['yes'], ['yes', 'no'], ['waiting', 'freed']])
})

test('the day before is a day by the wall clock, when clocks go back or forward too, and in another zone', async () => {
  const ana = await someone('Rio')
  const due = async (day: string, zone: string | null, at: string) => {
    const time = await open(zone === null ? { zone, starts: day, ends: day.replace(/\d\d$/, (last) => String(Number(last) + 1).padStart(2, '0')) } : { zone, starts: `${day}T10:00:00`, ends: `${day}T11:00:00` })
    await comes(time, ana, soon)
    const moment = new Date(at)
    await rounds.go(db, new Date(moment.getTime() - 1))
    const early = await told(time, ana)
    await rounds.go(db, moment)
    return [early, await told(time, ana)]
  }
  const once = [['yes'], ['yes', 'day-before']]
  expect(await due('2027-03-14', 'America/New_York', '2027-03-13T15:00:00Z')).toEqual(once)
  expect(await due('2027-11-07', 'America/New_York', '2027-11-06T14:00:00Z')).toEqual(once)
  expect(await due('2027-03-28', 'Europe/Berlin', '2027-03-27T09:00:00Z')).toEqual(once)
  expect(await due('2027-11-08', null, '2027-11-07T09:00:00')).toEqual(once)
})
