import { beforeEach, expect, test } from 'vitest'
import * as consents from '#domain/people/consents.ts'
import * as answering from '#domain/volunteering/answering.ts'
import * as askings from '#domain/volunteering/askings.ts'
import * as attendance from '#domain/volunteering/attendance.ts'
import * as calling from '#domain/volunteering/calling.ts'
import * as rounds from '#domain/volunteering/rounds.ts'
import type { Person } from '#domain/people/person.ts'
import { notices } from '#domain/volunteering/telling.ts'
import { app, db, form, queued } from '../house.ts'
import { askFor, now, openCall, priya, promised, saturday, volunteer } from '../volunteers.ts'
import { linksTo, workOnce } from '../office/colleagues.ts'

const when = { now, origin: 'https://neighbors.example' }
const hour = 3_600_000
const starts = new Date('2026-12-05T15:00:00Z')
const ends = new Date('2026-12-05T17:00:00Z')
const later = (from: Date, hours: number) => new Date(from.getTime() + hours * hour)
const lettersTo = async ({ emails }: Pick<Person, 'emails'>) => db.selectFrom('letters').selectAll().where('recipient', '=', emails[0] ?? '').orderBy('id').execute()
const askingOf = async (call: { id: number }, person: Pick<Person, 'id'>) => (await askings.ofPerson(db, call.id, person.id))!
const noticesTo = async (call: { id: number }, person: Pick<Person, 'id'>) => {
  const { id } = await askingOf(call, person)
  return (await queued('help-letter')).filter(({ askingId }) => askingId === id).map(({ notice }) => notice)
}
const countedOn = async (names: string[], over: Partial<calling.Draft> = {}) => {
  const all = await Promise.all(names.map((name) => volunteer(name)))
  const call = await openCall({ places: names.length, ...over })
  for (const person of all) await answering.offer(db, call.id, person, { now: new Date('2026-12-01T12:00:00Z') })
  return { call, all }
}

beforeEach(async () => {
  await workOnce()
  await db.deleteFrom('letters').execute()
})

test('the letter that asks says what, when and where, leads to one’s own link, and to leaving the list', async () => {
  const group = await db.insertInto('groups').values({ slug: 'arden', name: 'Arden Neighbors', kind: 'local-group', status: 'affiliated' }).returning('id').executeTakeFirstOrThrow()
  const ana = await volunteer('Ana')
  const call = await openCall({}, group.id)
  await askFor(call, [ana])
  await workOnce()
  const [letter, ...more] = await lettersTo(ana)
  expect(more).toEqual([])
  expect(letter).toMatchObject({ kind: 'help-call', subject: 'Can you help? Phones for warm homes', sender_name: 'Arden Neighbors', unsubscribe_url: expect.stringContaining('/unsubscribe/') })
  for (const said of ['Hello Ana,', 'Arden Neighbors asks for your help', 'Phones for warm homes', 'Saturday, December 5, 10:00 AM – 12:00 PM EST', 'Arden, Town hall', 'Bring a charger.', 'Looking at it answers nothing', 'PO Box 7, Arden']) {
    expect(letter?.body).toContain(said)
  }
  const [link = ''] = await linksTo('ana@arden.example')
  const [kept] = await db.selectFrom('help_links').selectAll().execute()
  expect(link).not.toContain(kept?.hash ?? 'no hash')
  const path = new URL(link).pathname
  expect(await (await app.request(path)).text()).toContain('Yes, I can help')
  await app.request(path, form('PUT', { answer: 'yes' }))
  expect((await askingOf(call, ana)).answer).toBe('yes')
})

test('whoever takes their consent back, or is no longer wanted, before the letter leaves is not written to', async () => {
  const [ana, bo] = [await volunteer('Bea'), await volunteer('Cal')]
  const [call, closed] = [await openCall(), await openCall()]
  await askFor(call, [ana])
  await askFor(closed, [bo])
  await consents.state(db, ana, { channel: 'email', list: 'volunteering', given: false, ...promised })
  await calling.close(db, priya, closed.id, when)
  await workOnce()
  expect([await lettersTo(ana), await lettersTo(bo)]).toEqual([[], []])
})

test('each answer, and what follows from it, has its letter, with links that lead where the request was made', async () => {
  const [ana, bo] = [await volunteer('Dot'), await volunteer('Eli')]
  const call = await openCall()
  const step = async (work: Promise<unknown>) => {
    await work
    await workOnce()
  }
  await step(answering.offer(db, call.id, ana, when))
  await step(answering.offer(db, call.id, bo, when))
  await step(answering.withdraw(db, call.id, ana, when))
  await step(calling.edit(db, priya, call.id, { ...saturday, venue: 'The library' }, when))
  await step(calling.cancel(db, priya, call.id, 'A storm.', when))
  expect((await lettersTo(ana)).map(({ subject }) => subject)).toEqual(['You are counted on: Phones for warm homes'])
  const bos = await lettersTo(bo)
  expect(bos.map(({ subject }) => subject.split(':')[0])).toEqual(['You are on the waiting list', 'A place is free for you', 'Another time or place', 'Cancelled'])
  expect(bos.at(-2)?.body).toContain('The library')
  expect(bos.at(-1)?.body).toContain('The reason: A storm.')
  for (const { body } of bos) expect(body).toContain('https://neighbors.example/help/answers/')
})

test('what has ceased to be so is not said', () => {
  const call = { cancelled_at: null, closed_at: null, ends_at: ends, places: 1, taken: 0 }
  const holding = (answer: askings.Asking['answer'], at = now, over = {}) => notices.filter((notice) => askings.stillHolds({ answer }, { ...call, ...over }, notice, at))
  expect(holding('asked')).toEqual(['asked'])
  expect(holding('yes')).toEqual(['yes', 'freed', 'changed', 'closed', 'cancelled', 'reminder', 'thanks'])
  expect(holding('waiting')).toEqual(['waiting', 'changed', 'not-needed', 'cancelled'])
  expect([holding('not-now'), holding('never'), holding('withdrawn')]).toEqual([[], [], []])
  expect(holding('yes', later(ends, 1))).toEqual(['thanks'])
  expect(holding('yes', now, { cancelled_at: now })).toEqual(['cancelled'])
  expect(holding('asked', now, { closed_at: now })).toEqual([])
})

test('the day before, whoever has a place is reminded, once', async () => {
  const { call, all: [ana, bo] } = await countedOn(['Flo', 'Gus'], { places: 1 })
  await rounds.go(db, later(starts, -25))
  expect(await noticesTo(call, ana!)).toEqual(['yes'])
  for (const hours of [-24, -23, -1]) await rounds.go(db, later(starts, hours))
  expect([await noticesTo(call, ana!), await noticesTo(call, bo!)]).toEqual([['yes', 'reminder'], ['waiting']])
})

test('whoever says yes on the day before is not reminded of what they have just read, nor is anybody of what is cancelled', async () => {
  const { call, all: [ana] } = await countedOn(['Hal'], { places: 2 })
  const late = await volunteer('Ida')
  await answering.offer(db, call.id, late, { now: later(starts, -20) })
  await rounds.go(db, later(starts, -19))
  expect([await noticesTo(call, ana!), await noticesTo(call, late)]).toEqual([['yes', 'reminder'], ['yes']])
  const off = await countedOn(['Jo'])
  await calling.cancel(db, priya, off.call.id, '', when)
  await rounds.go(db, later(starts, -19))
  expect(await noticesTo(off.call, off.all[0]!)).toEqual(['yes', 'cancelled'])
})

test('afterwards whoever called is asked who came, once; who came is thanked at once, the others three days later, and nobody twice', async () => {
  const { call, all: [ana, bo, cy] } = await countedOn(['Kit', 'Lou', 'May'])
  for (const hours of [1, 2]) await rounds.go(db, later(ends, hours))
  const asked = (await queued('who-came-letter')).filter(({ helpCallId }) => helpCallId === call.id)
  expect(asked).toHaveLength(1)
  const [anas, bos] = [await askingOf(call, ana!), await askingOf(call, bo!)]
  await attendance.tick(db, priya, call.id, new Map([[anas.id, true], [bos.id, false]]), { now: later(ends, 2) })
  await rounds.go(db, later(ends, 71))
  expect([await noticesTo(call, ana!), await noticesTo(call, cy!)].map((told) => told.at(-1))).toEqual(['thanks', 'yes'])
  for (const hours of [73, 74, 500]) await rounds.go(db, later(ends, hours))
  expect([await noticesTo(call, ana!), await noticesTo(call, bo!), await noticesTo(call, cy!)]).toEqual([['yes', 'thanks'], ['yes'], ['yes', 'thanks']])
})

test('the letter to whoever called leads to the call in the office', async () => {
  const { call } = await countedOn(['Ned'])
  await db.updateTable('help_calls').set({ starts_local: '2026-11-01 10:00', ends_local: '2026-11-01 11:00' }).where('id', '=', call.id).execute()
  await rounds.go(db, new Date('2026-11-01T17:00:00Z'))
  await workOnce()
  const [letter] = await db.selectFrom('letters').selectAll().where('kind', '=', 'who-came').execute()
  expect(letter).toMatchObject({ recipient: 'priya@tidewater.example', subject: 'Who came? Phones for warm homes' })
  expect(letter?.body).toMatch(new RegExp(`/office/help-calls/${call.id}$`, 'm'))
})

test('a month after the call its links lead nowhere', async () => {
  const { call } = await countedOn(['Oz'])
  await workOnce()
  const linksOf = () => db.selectFrom('help_links').innerJoin('help_askings', 'help_askings.id', 'asking_id').select('hash').where('help_call_id', '=', call.id).execute()
  expect(await linksOf()).toHaveLength(1)
  await rounds.go(db, later(ends, 24 * 29))
  expect(await linksOf()).toHaveLength(1)
  await rounds.go(db, later(ends, 24 * 31))
  expect(await linksOf()).toEqual([])
})

test('two rounds at the same moment write to nobody twice', async () => {
  const { call, all } = await countedOn(['Pam', 'Rex'])
  await Promise.all([1, 2, 3].map(() => rounds.go(db, later(starts, -10))))
  for (const person of all) expect(await noticesTo(call, person)).toEqual(['yes', 'reminder'])
  await Promise.all([1, 2, 3].map(() => rounds.go(db, later(ends, 100))))
  for (const person of all) expect(await noticesTo(call, person)).toEqual(['yes', 'reminder', 'thanks'])
})
