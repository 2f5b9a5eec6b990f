import { expect, test } from 'vitest'
import * as answering from '#domain/calendar/answering.ts'
import * as answers from '#domain/calendar/answers.ts'
import * as links from '#domain/calendar/answer-links.ts'
import * as callingOff from '#domain/calendar/calling-off.ts'
import type { OnCalendar } from '#domain/calendar/listing.ts'
import { createApp } from '#app.tsx'
import { routes } from '#http/routes.ts'
import type { Draft } from '#domain/calendar/writing.ts'
import { timeKey } from '#ui/event-words.ts'
import { said, someone, takenAt, timeOf } from '../../coming.ts'
import { confirm } from '../../confirming.ts'
import { happening, mira } from '../../happenings.ts'
import { app as strict, db, form, house } from '../../house.ts'
import { cookiesOf } from '../../office/colleagues.ts'

const app = createApp({ ...house, limits: { spend: () => 'fine' } })
const { site } = routes
const soon = new Date()
const year = soon.getFullYear() + 1
const talk = { starts: `${year}-03-02T19:00:00`, ends: `${year}-03-02T20:30:00`, is_online: true, room: { address: 'https://meet.example/secret-room', note: 'Passcode 4711' } }
const open = async (over: Partial<Draft> = {}) => timeOf(await happening({ ...talk, ...over }, soon), soon)
const pageOf = ({ slug, of }: OnCalendar) => site.eventTime.href({ slug, of: timeKey(of) })
const answersOf = ({ slug, of }: OnCalendar) => site.eventAnswers.href({ slug, of: timeKey(of) })
const read = async (href: string, headers = {}) => (house.cache.drop(), (await app.request(href, { headers })).text())
const stranger = { name: 'Nia', email: 'nia@arden.example', guests: '1' }

async function signedIn(name: string) {
  const person = await someone(name)
  const email = `${name.toLowerCase()}@arden.example`
  await db.insertInto('users').values({ name, email, person_id: person.id }).execute()
  return { person, headers: await cookiesOf(email) }
}

test('a stranger comes once their address has said yes, with guests and replies', async () => {
  const time = await open({ questions: ['Do you bring a chair?'], capacity: 2 })
  const page = await read(pageOf(time))
  for (const words of ['Will you come?', 'Do you bring a chair?', 'I am coming', '1 guest']) expect(page).toContain(words)
  expect(page).not.toContain('secret-room')
  expect(page).not.toContain('2 guests')
  const answer = await app.request(answersOf(time), form('POST', { ...stranger, 'reply-0': 'Two chairs' }))
  expect([answer.status, await takenAt(time)]).toEqual([303, 0])
  expect(await read(answer.headers.get('location') ?? '')).toContain('One step is left: look at your mail')
  expect(await (await confirm('nia@arden.example')).text()).toContain('You are coming: see the event')
  expect(await takenAt(time)).toBe(2)
  expect(await db.selectFrom('event_answers').select(['name', 'guests', 'replies']).where('time_id', '=', time.id).executeTakeFirst()).toEqual({ name: 'Nia', guests: 1, replies: ['Two chairs'] })
  expect(await read(pageOf(time))).toContain('Every place is taken')
})

test('who confirms when it is full stands on the waiting list, and is told so', async () => {
  const time = await open({ capacity: 1 })
  await answering.say(db, time.id, await someone('Before'), { yes: true }, { now: soon })
  expect(await read(pageOf(time))).toContain('Put me on the waiting list')
  await app.request(answersOf(time), form('POST', { name: 'Ole', email: 'ole@arden.example' }))
  expect(await (await confirm('ole@arden.example')).text()).toContain('You are on the waiting list: see the event')
})

test('whoever fills the trap, knocks too often, or writes nonsense changes nothing', async () => {
  const time = await open({ capacity: 3 })
  const send = (fields: Record<string, string>) => app.request(answersOf(time), form('POST', { ...stranger, email: 'trap@arden.example', ...fields }))
  expect((await send({ website: 'x' })).status).toBe(303)
  expect([(await send({ email: 'nobody' })).status, (await send({ guests: '11' })).status, (await send({ guests: '3' })).status, (await send({ name: '' })).status]).toEqual([422, 422, 422, 422])
  expect(await (await send({ guests: '3' })).text()).toContain('There is room for 3 in all')
  expect(await db.selectFrom('confirmations').selectAll().where('email', '=', 'trap@arden.example').execute()).toEqual([])
  const many = await Promise.all(Array.from({ length: 14 }, () => strict.request(answersOf(time), form('POST', stranger))))
  expect(many.some(({ status }) => status === 429)).toBe(true)
})

test('who is signed in comes with one press, reads how to come in, brings more, and cancels', async () => {
  const { person, headers } = await signedIn('Pia')
  const time = await open({ capacity: 3 })
  const press = async (method: 'POST' | 'PUT' | 'DELETE', fields = {}) => app.request(answersOf(time), form(method, fields, headers))
  expect((await press('POST')).status).toBe(303)
  const page = await app.request(pageOf(time), { headers })
  expect(page.headers.get('cache-control')).toContain('no-store')
  const words = await page.text()
  for (const part of ['You are coming', 'https://meet.example/secret-room', 'I cannot come after all']) expect(words).toContain(part)
  expect([(await press('PUT', { guests: '2' })).status, await takenAt(time)]).toEqual([303, 3])
  const more = await press('PUT', { guests: '3' })
  expect([more.status, await more.text()]).toEqual([422, expect.stringContaining('There is room for 3 in all')])
  expect([(await press('DELETE')).status, await said(time, person), await takenAt(time)]).toEqual([303, 'no', 0])
  expect(await read(pageOf(time), headers)).toContain('You had said that you cannot come')
})

test('who is not signed in changes nothing, and is led to the door and back', async () => {
  const time = await open()
  const answer = await app.request(answersOf(time), form('DELETE'))
  expect(answer.headers.get('location')).toBe(site.signIn.href({}, { next: pageOf(time) }))
})

test('what takes no answers has no form, and refuses them', async () => {
  const { headers } = await signedIn('Rae')
  const [none, off] = [await open({ takes_answers: false }), await open()]
  await callingOff.callOff(db, mira, off.id, 'Snow.', soon)
  for (const time of [none, off]) {
    expect(await read(pageOf(time))).not.toContain('Will you come?')
    expect((await app.request(answersOf(time), form('POST', {}, headers))).status).toBe(422)
    expect((await app.request(answersOf(time), form('POST', { name: 'Sam', email: 'sam@arden.example' }))).status).toBe(422)
  }
  expect((await app.request(site.eventAnswers.href({ slug: none.slug, of: '20200101T000000' }), form('POST', stranger))).status).toBe(404)
})

test('a link shows what one said and how to come in; looking changes nothing, pressing does', async () => {
  const person = await someone('Una')
  const time = await open({ capacity: 3, questions: ['What do you eat?'] })
  await answering.say(db, time.id, person, { yes: true, guests: 1, replies: ['Everything'] }, { now: soon })
  const token = await links.issue(db, (await answers.ofPerson(db, time, person))!, 'una') ?? ''
  const href = site.eventAnswer.href({ token })
  const press = async (fields: Record<string, string>) => app.request(href, form('PUT', fields))
  const look = await app.request(href)
  expect(look.headers.get('cache-control')).toBe('no-store')
  const page = await look.text()
  for (const words of ['You are coming with 1 guest', 'https://meet.example/secret-room', 'Passcode 4711', 'Everything', 'noindex']) expect(page).toContain(words)
  expect(await said(time, person)).toBe('yes')
  expect([(await press({ answer: 'yes', guests: '2' })).status, await takenAt(time)]).toEqual([303, 3])
  expect([(await press({ answer: 'yes', guests: '5' })).status, (await press({ answer: 'maybe' })).status]).toEqual([422, 422])
  expect([(await press({ answer: 'no' })).status, await takenAt(time)]).toEqual([303, 0])
  const after = await read(href)
  expect(after).toContain('You are not coming')
  expect(after).not.toContain('secret-room')
  expect([(await press({ answer: 'yes' })).status, await takenAt(time)]).toEqual([303, 3])
  await callingOff.callOff(db, mira, time.id, 'Snow.', soon)
  expect(await read(href)).toContain('It is called off')
  expect([(await app.request(site.eventAnswer.href({ token: 'no-such' }))).status, (await app.request(site.eventAnswer.href({ token: 'no-such' }), form('PUT', { answer: 'no' }))).status]).toEqual([404, 404])
})
