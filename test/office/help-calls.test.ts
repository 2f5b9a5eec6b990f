import { beforeAll, expect, test } from 'vitest'
import * as people from '#domain/people/people.ts'
import * as answering from '#domain/volunteering/answering.ts'
import * as askings from '#domain/volunteering/askings.ts'
import * as helpCalls from '#domain/volunteering/help-calls.ts'
import { routes } from '#http/routes.ts'
import type { Person } from '#domain/people/person.ts'
import { app, db, form, house, queued } from '../house.ts'
import { choice, openCall, place, volunteer } from '../volunteers.ts'
import { arrive, cookiesOf } from './colleagues.ts'

const { office } = routes
let organiser: Awaited<ReturnType<typeof arrive>>
const lead = { headers: {}, group: 0, other: 0, member: 0, stranger: 0 }
const read = async (path: string, headers: Record<string, string>) => (await app.request(path, { headers })).text()
const status = async (path: string, headers: Record<string, string>) => (await app.request(path, { headers })).status
const send = (method: 'POST' | 'PUT', path: string, fields: Record<string, string>, headers: Record<string, string>) => app.request(path, form(method, fields, headers))
const day = (days: number) => new Date(Date.now() + days * 24 * 3600 * 1000).toISOString().slice(0, 10)
const fields = { title: 'Carry the tables', about: 'Gloves help.', group: '', starts: `${day(30)}T10:00`, ends: `${day(30)}T12:00`, zone: 'America/New_York', town: 'Arden', venue: 'Town hall', places: '2', issue: '', listed: 'yes' }
const coming = { starts_local: `${day(30)} 10:00`, ends_local: `${day(30)} 12:00` }
const answerOf = async (call: { id: number }, person: { id: number }) => askings.ofPerson(db, call.id, person.id)
const idIn = (answer: Response) => Number(/help-calls\/(\d+)/.exec(answer.headers.get('location') ?? '')?.[1])

async function belongs(person: Pick<Person, 'id'>, group_id: number, role: 'lead' | 'member' = 'member') {
  await db.insertInto('group_members').values({ person_id: person.id, group_id, role }).execute()
}

beforeAll(async () => {
  organiser = await arrive('Omar', 'organiser')
  const group = async (slug: string, name: string) => (await db.insertInto('groups').values({ slug, name, kind: 'local-group', status: 'affiliated' }).returning('id').executeTakeFirstOrThrow()).id
  lead.group = await group('arden', 'Arden Neighbors')
  lead.other = await group('quill', 'Quill Neighbors')
  const lena = await people.welcome(db, { email: 'lena@arden.example', name: 'Lena' })
  await belongs(lena, lead.group, 'lead')
  await db.insertInto('users').values({ name: 'Lena', email: 'lena@arden.example', person_id: lena.id, email_verified: true }).execute()
  lead.headers = await cookiesOf('lena@arden.example')
  const [mina, zebra] = [await volunteer('Mina'), await volunteer('Zebra', {}, 'port_quill')]
  await belongs(mina, lead.group)
  await belongs(zebra, lead.other)
  Object.assign(lead, { member: mina.id, stranger: zebra.id })
})

test('an organizer makes a call, sees who fits and why, and asks those they tick', async () => {
  const skill = await choice('Setting up and cleaning up')
  const ana = await volunteer('Ana', { skills: [skill], times: ['sat-morning'], miles: 25 })
  const bo = await volunteer('Bo', { skills: [skill] }, 'port_quill')
  const saved = await send('POST', office.helpCalls.href(), { ...fields, [`skill-${skill}`]: 'yes', 'language-xx': 'yes' }, organiser.headers)
  const call = { id: idIn(saved) }
  expect(saved.headers.get('location')).toBe(office.candidates.href(call))
  expect(await helpCalls.find(db, call.id)).toMatchObject({ title: 'Carry the tables', group_id: null, caller_id: organiser.id, place_id: place('arden'), skills: [skill], languages: [], starts_local: `${day(30)} 10:00:00`, listed: true })

  const page = await read(office.candidates.href(call), organiser.headers)
  for (const said of ['2 people fit', 'Setting up and cleaning up', 'Lives in Arden', '10 miles away', '>Ana<', '>Bo<']) expect(page).toContain(said)
  expect((await send('POST', office.candidates.href(call), {}, organiser.headers)).status).toBe(422)
  const asked = await send('POST', office.candidates.href(call), { [`person-${ana.id}`]: 'yes', 'person-99999': 'yes' }, organiser.headers)
  expect(asked.headers.get('location')).toBe(office.helpCall.href(call, { did: 'ask', people: 1 }))
  expect(await read(asked.headers.get('location') ?? '', organiser.headers)).toContain('1 person is asked by letter.')
  expect([(await answerOf(call, ana))?.answer, await answerOf(call, bo)]).toEqual(['asked', undefined])
  expect((await queued('help-letter')).at(-1)).toMatchObject({ askingId: (await answerOf(call, ana))?.id, notice: 'asked' })
  expect(await read(office.candidates.href(call), organiser.headers)).toContain('1 person fits')
  expect(await read(office.helpCalls.href(), organiser.headers)).toContain('Carry the tables')
})

test.each([
  [{ title: '' }, 'What is it?'],
  [{ starts: '' }, 'Write a day and a time'],
  [{ starts: '2027-02-30T10:00' }, 'There is no such day or time.'],
  [{ ends: `${day(30)}T10:00` }, 'It ends after it begins.'],
  [{ ends: `${day(60)}T10:00` }, 'two weeks at most'],
  [{ zone: 'Mars/Base' }, 'Write a time zone by its IANA name'],
  [{ places: 'some' }, 'Write how many people you need.'],
  [{ places: '0' }, 'One person at least.'],
  [{ town: 'Atlantis' }, 'We know no town of that name here.'],
  [{ town: 'Quill Landing' }, 'Several towns go by that name.'],
])('a call with %j comes back with what is wrong', async (wrong, sentence) => {
  const answer = await send('POST', office.helpCalls.href(), { ...fields, ...wrong }, organiser.headers)
  const page = await answer.text()
  expect([answer.status, page.includes(sentence), page.includes('Gloves help.')]).toEqual([422, true, true])
})

test('a call is edited, closed and cancelled; fewer places than are taken are refused', async () => {
  const [ana, bo] = [await volunteer('Cleo'), await volunteer('Dora')]
  const call = await openCall({ ...coming, places: 2 })
  for (const person of [ana, bo]) await answering.offer(db, call.id, person, { now: new Date() })
  expect(await read(office.helpCallForm.href(call), organiser.headers)).toContain('value="Phones for warm homes"')
  const refused = await send('PUT', office.helpCall.href(call), { ...fields, places: '1' }, organiser.headers)
  expect([refused.status, (await refused.text()).includes('2 people have a place already.')]).toEqual([422, true])
  const { listed: _, ...quiet } = fields
  await send('PUT', office.helpCall.href(call), { ...quiet, places: '3' }, organiser.headers)
  expect(await helpCalls.find(db, call.id)).toMatchObject({ title: 'Carry the tables', places: 3, listed: false })

  const closed = await send('PUT', office.helpCallClosing.href(call), {}, organiser.headers)
  expect(await read(closed.headers.get('location') ?? '', organiser.headers)).toContain('The call is closed.')
  expect((await app.request(office.candidates.href(call), { headers: organiser.headers })).headers.get('location')).toBe(office.helpCall.href(call, { did: 'late' }))
  await send('PUT', office.helpCallCancellation.href(call), { reason: 'A storm.' }, organiser.headers)
  expect(await read(office.helpCall.href(call), organiser.headers)).toContain('A storm.')
  for (const path of [office.helpCall, office.helpCallForm, office.candidates]) expect(await status(path.href({ id: 99_999 }), organiser.headers)).toBe(404)
})

test('once it has begun, who came is ticked, and the page says so', async () => {
  const [ana, bo] = [await volunteer('Enid'), await volunteer('Fritz')]
  const call = await openCall({ ...coming, places: 2 })
  for (const person of [ana, bo]) await answering.offer(db, call.id, person, { now: new Date() })
  expect(await read(office.helpCall.href(call), organiser.headers)).not.toContain('Write down who came')
  await db.updateTable('help_calls').set({ starts_local: `${day(-1)} 10:00`, ends_local: `${day(-1)} 11:00` }).where('id', '=', call.id).execute()
  expect(await read(office.helpCall.href(call), organiser.headers)).toContain('Write down who came')
  const [enid, fritz] = [(await answerOf(call, ana))!, (await answerOf(call, bo))!]
  await send('PUT', office.attendance.href(call), { [`came-${enid.id}`]: 'yes', [`came-${fritz.id}`]: 'no', 'came-x': 'yes', [`came-${fritz.id + 500}`]: 'yes' }, organiser.headers)
  expect([(await answerOf(call, ana))?.came, (await answerOf(call, bo))?.came]).toEqual([true, false])
  expect(await db.selectFrom('deeds').select('kind').where('person_id', '=', ana.id).where('kind', '=', 'helped').execute()).toHaveLength(1)
})

test('an answer heard by telephone is written down with who heard it, until they answer themselves', async () => {
  const [gil, hedy, ivo] = [await volunteer('Gil'), await volunteer('Hedy'), await volunteer('Ivo')]
  const call = await openCall({ ...coming, places: 1 })
  const heard = await send('POST', office.candidates.href(call), { [`person-${gil.id}`]: 'yes', heard: 'yes' }, organiser.headers)
  expect(await read(heard.headers.get('location') ?? '', organiser.headers)).toMatch(/Written down, with your name.*by telephone, says Omar/s)
  expect(await answerOf(call, gil)).toMatchObject({ answer: 'yes', heard_by: 'Omar' })
  expect((await queued('help-letter')).at(-1)).toMatchObject({ notice: 'yes' })

  for (const person of [hedy, ivo]) await answering.offer(db, call.id, person, { now: new Date() })
  const say = async (person: { id: number }, answer: string) => send('PUT', office.helpCallAnswer.href({ ...call, asking: (await answerOf(call, person))!.id }), { answer }, organiser.headers)
  await say(gil, 'withdrawn')
  expect([await answerOf(call, gil), await answerOf(call, hedy)]).toMatchObject([{ answer: 'withdrawn', heard_by: 'Omar' }, { answer: 'yes', heard_by: '' }])
  await answering.offer(db, call.id, gil, { now: new Date() })
  expect(await answerOf(call, gil)).toMatchObject({ answer: 'waiting', heard_by: '' })
  expect((await say(gil, 'never')).status).toBe(404)
  expect((await send('PUT', office.helpCallAnswer.href({ id: lead.group + 99_999, asking: 1 }), { answer: 'yes' }, organiser.headers)).status).toBe(404)
})

test('a lead writes down what their own call heard, and nothing of another group’s', async () => {
  const [own, others] = [await openCall(coming, lead.group), await openCall(coming, lead.other)]
  for (const call of [own, others]) await answering.offer(db, call.id, { id: lead.stranger, name: 'Zebra' }, { now: new Date() })
  const asking = async (call: { id: number }) => (await answerOf(call, { id: lead.stranger }))!
  const say = async (call: { id: number }) => (await send('PUT', office.helpCallAnswer.href({ ...call, asking: (await asking(call)).id }), { answer: 'withdrawn' }, lead.headers)).status
  expect([await say(own), await say(others)]).toEqual([303, 404])
  expect([(await asking(own)).heard_by, (await asking(others)).answer]).toEqual(['Lena', 'yes'])
})

test('a lead sees their group’s calls and people, and no others', async () => {
  const own = await openCall({ ...coming, title: 'Ours to do' }, lead.group)
  const others = [await openCall({ ...coming, title: 'Secret of Quill' }, lead.other), await openCall({ ...coming, title: 'Secret of all' })]
  const list = await read(office.helpCalls.href(), lead.headers)
  expect(list).toContain('Ours to do')
  expect(list).not.toContain('Secret')
  const page = await read(office.candidates.href(own), lead.headers)
  expect(page).toContain('Mina')
  expect(page).not.toMatch(/Zebra|Ana/)
  for (const call of others) {
    for (const path of [office.helpCall, office.helpCallForm, office.candidates]) expect(await status(path.href(call), lead.headers)).toBe(404)
    for (const path of [office.helpCallClosing, office.helpCallCancellation, office.attendance, office.helpCall]) expect((await send('PUT', path.href(call), fields, lead.headers)).status).toBe(404)
    expect((await send('POST', office.candidates.href(call), { [`person-${lead.member}`]: 'yes' }, lead.headers)).status).toBe(404)
    expect((await helpCalls.find(db, call.id))?.closed_at).toBeNull()
  }
})

test('a lead asks their own people only, whatever the form says, and opens calls for their own group only', async () => {
  const saved = await send('POST', office.helpCalls.href(), { ...fields, group: String(lead.group) }, lead.headers)
  const call = { id: idIn(saved) }
  expect((await send('POST', office.helpCalls.href(), { ...fields, group: '' }, lead.headers)).status).toBe(403)
  expect((await send('POST', office.helpCalls.href(), { ...fields, group: String(lead.other) }, lead.headers)).status).toBe(403)
  const blankForm = await read(office.newHelpCall.href(), lead.headers)
  expect(blankForm).toContain('Arden Neighbors')
  expect(blankForm).not.toMatch(/Quill Neighbors|The whole organization/)
  await send('POST', office.candidates.href(call), { [`person-${lead.member}`]: 'yes', [`person-${lead.stranger}`]: 'yes' }, lead.headers)
  expect((await askings.list(db, call)).map(({ name }) => name)).toEqual(['Mina'])
})

test('somebody from outside who offers for a group’s call is a name to its lead, who ticks that they came', async () => {
  const call = await openCall({ ...coming, places: 1 }, lead.group)
  const zed = await people.welcome(db, { email: 'zed@quill.example', name: 'Zed Outside' })
  const mina = { id: lead.member, name: 'Mina' }
  await answering.offer(db, call.id, zed, { now: new Date() })
  await answering.offer(db, call.id, mina, { now: new Date() })
  const page = await read(office.helpCall.href(call), lead.headers)
  expect(page).toContain('Zed Outside')
  expect(page).not.toContain(office.person.href(zed))
  expect(page).toContain(office.person.href(mina))
  await send('PUT', office.helpCall.href(call), { ...fields, group: String(lead.group), places: '2' }, lead.headers)
  expect((await answerOf(call, mina))?.answer).toBe('yes')
  await db.updateTable('help_calls').set({ starts_local: `${day(-1)} 10:00`, ends_local: `${day(-1)} 11:00` }).where('id', '=', call.id).execute()
  const zeds = (await answerOf(call, zed))!
  expect((await send('PUT', office.attendance.href(call), { [`came-${zeds.id}`]: 'yes' }, lead.headers)).status).toBe(303)
  expect((await answerOf(call, zed))?.came).toBe(true)
  expect(await db.selectFrom('deeds').select('kind').where('person_id', '=', zed.id).orderBy('id').execute()).toEqual([{ kind: 'said-yes' }, { kind: 'helped' }])
})

test('an auditor reads the calls and changes nothing; an editor has no business there', async () => {
  const [auditor, editor] = [await arrive('Audra', 'auditor'), await arrive('Edgar', 'editor')]
  const call = await openCall(coming)
  expect(await status(office.helpCall.href(call), auditor.headers)).toBe(200)
  expect(await read(office.helpCall.href(call), auditor.headers)).not.toContain('Ask people')
  for (const path of [office.candidates, office.helpCallForm]) expect(await status(path.href(call), auditor.headers)).toBe(403)
  expect((await send('PUT', office.helpCallClosing.href(call), {}, auditor.headers)).status).toBe(403)
  for (const path of [office.helpCalls.href(), office.helpCall.href(call), office.newHelpCall.href()]) expect(await status(path, editor.headers)).toBe(403)
})

test('the lists of skills and issues are changed by whoever calls for the whole organization', async () => {
  const { headers } = organiser
  expect((await send('POST', office.volunteerChoices.href(), { kind: 'skill', name: ' Sewing ' }, headers)).status).toBe(303)
  const twice = await send('POST', office.volunteerChoices.href(), { kind: 'skill', name: 'sewing' }, headers)
  expect([twice.status, (await twice.text()).includes('stands on the list already')]).toEqual([422, true])
  const id = await choice('Sewing')
  expect((await send('PUT', office.volunteerChoice.href({ id }), { name: 'Sewing and mending' }, headers)).status).toBe(303)
  expect(await read(routes.site.volunteer.href(), {})).not.toContain('Sewing')
  await send('PUT', office.volunteerChoice.href({ id }), { name: 'Sewing and mending', offered: 'yes' }, headers)
  house.cache.drop()
  expect(await read(routes.site.volunteer.href(), {})).toContain('Sewing and mending')
  expect((await send('PUT', office.volunteerChoice.href({ id }), { name: 'Cooking', offered: 'yes' }, headers)).status).toBe(422)
  expect((await send('PUT', office.volunteerChoice.href({ id: 99_999 }), { name: 'Nothing' }, headers)).status).toBe(404)
  expect((await send('POST', office.volunteerChoices.href(), { kind: 'skill', name: '' }, headers)).status).toBe(422)
  for (const answer of [await app.request(office.volunteerChoices.href(), { headers: lead.headers }), await send('PUT', office.volunteerChoice.href({ id }), { name: 'Mine' }, lead.headers)]) expect(answer.status).toBe(403)
})
