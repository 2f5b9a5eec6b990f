import { beforeAll, expect, test } from 'vitest'
import * as answering from '#domain/calendar/answering.ts'
import * as answers from '#domain/calendar/answers.ts'
import type { OnCalendar } from '#domain/calendar/listing.ts'
import { routes } from '#http/routes.ts'
import { scoped } from '#platform/scoped.ts'
import { comes, deedsOf, said, someone, takenAt, timeOf, told } from '../coming.ts'
import { happening } from '../happenings.ts'
import { app, db, form } from '../house.ts'
import { arrive, cookiesOf } from './colleagues.ts'

const { office } = routes
const soon = new Date()
const year = soon.getFullYear() + 1
const evening = { starts: `${year}-03-02T19:00:00`, ends: `${year}-03-02T20:30:00` }
const begun = new Date(Date.now() - 3_600_000)
const read = async (path: string, headers: Record<string, string>) => (await app.request(path, { headers })).text()
const send = (method: 'POST' | 'PUT' | 'DELETE', path: string, fields: Record<string, string>, headers: Record<string, string>) => app.request(path, form(method, fields, headers))
/** It has begun an hour ago, as the clock of the program sees it. */
const begin = ({ id }: OnCalendar) => db.updateTable('event_times').set({ begins_at: begun }).where('id', '=', id).execute()

let organizer: Awaited<ReturnType<typeof arrive>>
let editor: Awaited<ReturnType<typeof arrive>>
let auditor: Awaited<ReturnType<typeof arrive>>
const lead = { headers: {}, id: '', group: 0, other: 0 }

beforeAll(async () => {
  [organizer, editor, auditor] = [await arrive('Omar', 'organiser'), await arrive('Edda', 'editor'), await arrive('Audra', 'auditor')]
  const group = async (slug: string, name: string) => (await db.insertInto('groups').values({ slug, name, kind: 'local-group', status: 'affiliated' }).returning('id').executeTakeFirstOrThrow()).id
  lead.group = await group('arden', 'Arden Neighbors')
  lead.other = await group('quill', 'Quill Neighbors')
  const [lena, member] = [await someone('Lena'), await someone('Max')]
  await db.insertInto('group_members').values([{ person_id: lena.id, group_id: lead.group, role: 'lead' }, { person_id: member.id, group_id: lead.group, role: 'member' }]).execute()
  lead.id = (await db.insertInto('users').values({ name: 'Lena', email: 'lena@arden.example', person_id: lena.id, email_verified: true }).returning('id').executeTakeFirstOrThrow()).id
  lead.headers = await cookiesOf('lena@arden.example')
})

test('who comes, who waits and who cannot stand on one page with guests and replies, and as a table', async () => {
  const [ana, bo] = [await someone('Ana'), await someone('Bo')]
  const time = await timeOf(await happening({ ...evening, title: 'Talk', capacity: 3, questions: ['What do you eat?'] }, soon), soon)
  expect(await read(office.eventPeople.href(time), organizer.headers)).toContain('Nobody has answered yet')
  await answering.say(db, time.id, ana, { yes: true, guests: 2, replies: ['=cmd()'] }, { now: soon })
  await comes(time, bo, soon)
  const page = await read(office.eventPeople.href(time), organizer.headers)
  for (const words of ['1 person comes with 2 guests: 3 of 3 places taken', 'What do you eat?', '=cmd()', '1 person on the waiting list']) expect(page).toContain(words)
  const csv = await app.request(office.eventPeopleCsv.href(time), { headers: organizer.headers })
  const rows = (await csv.text()).split('\r\n')
  expect([csv.headers.get('content-type'), rows[0]]).toEqual(['text/csv; charset=utf-8', expect.stringContaining('Name,E-mail,Answer,Guests,What do you eat?,Said,Heard by,Came')])
  expect(rows[1]).toContain("Ana,ana@arden.example,Comes,2,'=cmd()")
  expect(rows[2]).toContain('Bo,bo@arden.example,Waits,0')
})

test('an editor reads none of it; an auditor reads, and neither exports nor writes', async () => {
  const time = await timeOf(await happening({ ...evening, title: 'Talk' }, soon), soon)
  expect((await app.request(office.eventPeople.href(time), { headers: editor.headers })).status).toBe(403)
  expect((await app.request(office.eventPeopleCsv.href(time), { headers: auditor.headers })).status).toBe(403)
  expect(await read(office.eventPeople.href(time), auditor.headers)).not.toContain('Somebody called')
  expect((await send('POST', office.eventPeople.href(time), { name: 'Zed', email: 'zed@arden.example' }, auditor.headers)).status).toBe(403)
})

test('somebody who called is written down with who heard it, waits when it is full, and can say no', async () => {
  const time = await timeOf(await happening({ ...evening, title: 'Talk', capacity: 2 }, soon), soon)
  const call = (fields: Record<string, string>) => send('POST', office.eventPeople.href(time), fields, organizer.headers)
  expect((await call({ name: 'Cy', email: 'cy@arden.example', guests: '1' })).headers.get('location')).toContain('did=yes')
  expect((await call({ name: 'Di', email: 'di@arden.example' })).headers.get('location')).toContain('did=waiting')
  expect([(await call({ name: '', email: 'x' })).status, (await call({ name: 'Cy', email: 'cy@arden.example', guests: '5' })).status]).toEqual([422, 422])
  const [cy] = await answers.list(db, time)
  expect(cy).toMatchObject({ name: 'Cy', guests: 1, heard_by: 'Omar' })
  expect(await read(office.eventPeople.href(time), organizer.headers)).toContain('by telephone, says Omar')
  const hear = (answer: string, id = cy?.id ?? 0) => send('PUT', office.eventPerson.href({ id: time.id, answer: id }), { answer }, organizer.headers)
  expect([(await hear('no')).status, (await hear('maybe')).status, (await hear('no', 999_999)).status]).toEqual([303, 404, 404])
  expect([await said(time, { id: cy!.person_id }), await takenAt(time)]).toEqual(['no', 1])
})

test('who came is ticked once it has begun, is mended, and stands in segments and in what somebody did', async () => {
  const [ana, bo] = [await someone('Fin'), await someone('Gus')]
  const time = await timeOf(await happening({ ...evening, title: 'Ticked talk' }, soon), soon)
  await comes(time, ana, soon)
  await comes(time, bo, soon)
  expect(await read(office.eventPeople.href(time), organizer.headers)).not.toContain('Write down who came')
  await begin(time)
  expect(await read(office.eventPeople.href(time), organizer.headers)).toContain('Write down who came')
  const [one, other] = [await answers.ofPerson(db, time, ana), await answers.ofPerson(db, time, bo)]
  const tick = (first: string, second: string) => send('PUT', office.eventPresence.href(time), { [`came-${one?.id}`]: first, [`came-${other?.id}`]: second }, organizer.headers)
  await tick('yes', 'no')
  expect([await deedsOf(ana), await deedsOf(bo)]).toEqual([['said-yes', 'attended'], ['said-yes']])
  await tick('no', 'yes')
  expect([await deedsOf(ana), await deedsOf(bo)]).toEqual([['said-yes'], ['said-yes', 'attended']])
  const segment = await read(office.newSegment.href({}, { 'c0.about': 'deed', 'c0.value': 'attended', 'c0.test': `event:${time.event_id}` }), organizer.headers)
  expect(segment).toContain(`selected>to “Ticked talk, ${year}-03-02”`)
  expect(segment).toMatch(/segment__count">1</)
})

test('a lead sees, writes down and ticks who comes to what their group keeps, and nobody else’s, by page and by SQL', async () => {
  const [stranger, other] = [await someone('Hana'), await someone('Ivo')]
  const own = await timeOf(await happening({ ...evening, title: 'Ours', group_id: lead.group, hosts: [lead.other] }, soon), soon)
  const theirs = await timeOf(await happening({ ...evening, title: 'Theirs', group_id: lead.other, hosts: [lead.group] }, soon), soon)
  const everybodys = await timeOf(await happening({ ...evening, title: 'Of all' }, soon), soon)
  for (const time of [own, theirs, everybodys]) await comes(time, stranger, soon)
  await comes(theirs, other, soon)
  expect(await read(office.eventPeople.href(own), lead.headers)).toContain('Hana')
  for (const time of [theirs, everybodys]) {
    expect([(await app.request(office.eventPeople.href(time), { headers: lead.headers })).status, (await app.request(office.eventPeopleCsv.href(time), { headers: lead.headers })).status]).toEqual([404, 404])
  }
  const call = (email: string) => send('POST', office.eventPeople.href(own), { name: 'Max', email }, lead.headers)
  expect([(await call('max@arden.example')).status, (await call('ivo@arden.example')).status, (await call('nobody@arden.example')).status]).toEqual([303, 422, 422])
  expect((await answers.list(db, own)).map(({ name }) => name)).toEqual(['Hana', 'Max'])
  const hana = (await answers.ofPerson(db, own, stranger))!
  await send('PUT', office.eventPerson.href({ id: own.id, answer: hana.id }), { answer: 'no' }, lead.headers)
  expect([await told(own, stranger), await deedsOf(stranger)]).toEqual([['yes', 'no'], ['said-yes', 'said-yes']])
  await send('PUT', office.eventPerson.href({ id: own.id, answer: hana.id }), { answer: 'yes' }, lead.headers)
  await begin(own)
  await send('PUT', office.eventPresence.href(own), { [`came-${hana.id}`]: 'yes' }, lead.headers)
  expect(await deedsOf(stranger)).toContain('attended')

  await scoped(db, { actorId: lead.id }, async (tx) => {
    const seen = await tx.selectFrom('event_answers').select('time_id').execute()
    expect(new Set(seen.map(({ time_id }) => time_id))).toEqual(new Set([own.id]))
    expect((await tx.updateTable('event_answers').set({ came: true }).where('time_id', '=', theirs.id).executeTakeFirst()).numUpdatedRows).toBe(0n)
  })
  await expect(scoped(db, { actorId: lead.id }, (tx) => tx.selectFrom('event_answer_links').selectAll().execute())).rejects.toThrow('permission denied')
  await expect(scoped(db, { actorId: lead.id }, (tx) => tx.insertInto('event_answers').values({ time_id: theirs.id, person_id: other.id, answer: 'waiting' }).execute())).rejects.toThrow('row-level security')
  await expect(scoped(db, { actorId: lead.id }, (tx) => tx.insertInto('event_answers').values({ time_id: own.id, person_id: other.id, answer: 'waiting' }).execute())).rejects.toThrow('row-level security')
})
