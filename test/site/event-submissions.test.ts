import { beforeAll, expect, test } from 'vitest'
import { createApp } from '#app.tsx'
import * as events from '#domain/calendar/events.ts'
import * as rooms from '#domain/calendar/rooms.ts'
import * as people from '#domain/people/people.ts'
import { routes } from '#http/routes.ts'
import { scoped } from '#platform/scoped.ts'
import { confirm } from '../confirming.ts'
import { happening, meeting, place } from '../happenings.ts'
import { db, form, house } from '../house.ts'
import { arrive, cookiesOf, linksTo, workOnce } from '../office/colleagues.ts'

const { site, office } = routes
const app = createApp({ ...house, limits: { spend: () => 'fine' } })
const year = new Date().getFullYear() + 1
const fields = {
  title: 'Bridge walk', kind: 'rally', words: 'They <b>fall</b>.\n\nBring a friend.', starts: `${year}-03-02T10:00`, ends: `${year}-03-02T12:00`, zone: 'America/New_York', repeats: '', every: '1', by: 'date', until: '', times: '',
  venue: 'Mill Bridge', address: '1 River Road', town: 'Arden', access: 'Ramp', room: '', group: '', organization: 'The Bridge Alliance', name: 'Nora Neighbor', email: 'Nora@bridge.example ', website: '',
}
const lead = { headers: {}, id: '', group: 0 }
let desk: Record<string, string>
beforeAll(async () => {
  desk = (await arrive('Priya', 'editor')).headers
  const { id: group } = await db.insertInto('groups').values({ slug: 'arden', name: 'Arden Neighbors', kind: 'local-group', status: 'affiliated' }).returning('id').executeTakeFirstOrThrow()
  await db.insertInto('groups').values({ slug: 'quill', name: 'Quill Applicants', kind: 'local-group', status: 'applied' }).execute()
  const lena = await people.welcome(db, { email: 'lena@arden.example', name: 'Lena' })
  await db.insertInto('group_members').values({ person_id: lena.id, group_id: group, role: 'lead' }).execute()
  const { id } = await db.insertInto('users').values({ name: 'Lena', email: 'lena@arden.example', person_id: lena.id, email_verified: true }).returning('id').executeTakeFirstOrThrow()
  Object.assign(lead, { id, group, headers: await cookiesOf('lena@arden.example') })
})

const submit = (over: Record<string, string> = {}, headers = {}) => app.request(site.eventSubmission.href(), form('POST', { ...fields, ...over }, headers))
const send = (href: string, method: 'POST' | 'PUT' | 'DELETE', given: Record<string, string> = {}, headers: Record<string, string> = desk) => app.request(href, form(method, given, headers))
const page = async (href: string, headers: Record<string, string> = {}) => (await app.request(href, { headers })).text()
const followOf = (html: string) => /href="(\/events\/submit\/[^"]+)"/.exec(html)?.[1] ?? ''
async function submitted(title: string, email: string, over: Record<string, string> = {}) {
  await submit({ title, email, ...over })
  const follow = followOf(await (await confirm(email)).text())
  const [found] = await events.roll(db, 'all', { words: title, stage: 'waiting' })
  const event = found && await events.find(db, found.id)
  if (!event) throw new Error('It was just submitted.')
  return { event, follow }
}
const lettersTo = async (email: string, kind: string) => {
  await workOnce()
  return db.selectFrom('letters').select(['subject', 'body']).where('recipient', '=', email).where('kind', '=', kind).orderBy('id', 'desc').execute()
}

test('the form is kept for everybody, says what becomes of the words, names only groups that are at work, and is linked from the calendar and the groups', async () => {
  const answer = await app.request(site.eventSubmission.href())
  const html = await answer.text()
  expect(answer.headers.get('cache-control')).toContain('public')
  expect(html).toMatch(/Arden Neighbors[^]*value="America\/New_York"[^]*may shorten and mend these words/i)
  expect(html).not.toContain('Quill Applicants')
  expect(await page(site.events.href())).toContain(site.eventSubmission.href())
  expect(await page(site.group.href({ slug: 'arden' }))).toContain(site.eventSubmission.href({}, { group: 'arden' }))
  expect(await page(site.eventSubmission.href({}, { group: 'arden' }))).toContain('<option value="arden" selected>')
})

test('nothing lies before a moderator until the address has said yes; sent twice, it is one; then a link follows it', async () => {
  for (let time = 0; time < 2; time++) expect((await submit()).headers.get('location')).toBe(site.eventSubmitted.href())
  expect(await page(site.eventSubmitted.href())).toContain('Look at your mail.')
  expect(await events.roll(db, 'all')).toEqual([])
  const confirmed = await (await confirm('nora@bridge.example')).text()
  const [one] = await events.roll(db, 'all')
  expect(await events.find(db, one?.id ?? 0)).toMatchObject({
    title: 'Bridge walk', kind: 'rally', stage: 'waiting', credit: 'The Bridge Alliance', group_id: null, place_id: place('arden'), words: '<p>They &lt;b&gt;fall&lt;/b&gt;.</p><p>Bring a friend.</p>', starts: `${year}-03-02T10:00:00`,
  })
  expect(await page(site.events.href())).not.toContain('Bridge walk')
  expect((await app.request(site.event.href({ slug: 'bridge-walk' }))).status).toBe(404)

  const follow = followOf(confirmed)
  expect(follow).not.toMatch(/nora|bridge/i)
  const answer = await app.request(follow)
  expect([answer.headers.get('cache-control'), /noindex/.test(await answer.clone().text())]).toEqual(['no-store', true])
  expect(await answer.text()).toMatch(/We have it\.[^]*Bridge walk/)
  const [letter] = await lettersTo('nora@bridge.example', 'event-submission')
  expect(letter).toMatchObject({ subject: 'We have your event: Bridge walk', body: expect.stringContaining(follow) })
  expect((await app.request(`${follow}x`)).status).toBe(404)
})

test.each([
  [{ title: '' }, 'What is it called'], [{ title: 'x'.repeat(161) }, '160 characters'], [{ title: 'a\nb' }, 'on one line'], [{ kind: 'party' }, 'Pick what kind'], [{ words: '' }, 'Say in a few sentences'], [{ words: 'x'.repeat(5001) }, '5,000 characters'],
  [{ starts: 'soon' }, 'Write a day and a time'], [{ ends: `${year}-03-01T10:00` }, 'It ends before it begins'], [{ zone: 'Mars/Olympus' }, 'Write a time zone'], [{ starts: '2020-01-01T10:00', ends: '2020-01-01T11:00' }, 'That is over already'],
  [{ starts: `${year + 2}-01-01T10:00`, ends: `${year + 2}-01-01T11:00` }, 'more than two years away'],
  [{ repeats: 'week' }, 'Say until when it repeats'], [{ repeats: 'as it is', times: '2' }, 'Choose one of the list'], [{ town: 'Atlantis' }, 'We know no town of that name'], [{ venue: '', address: '', town: '' }, 'Say where it is'],
  [{ is_online: 'yes', room: 'http://plain.example' }, 'beginning with https://'], [{ room: 'javascript:alert(1)' }, 'beginning with https://'], [{ organization: '' }, 'Whose event is it'], [{ group: 'quill' }, 'Choose one of the list'], [{ email: 'x' }, 'Write an e-mail address'],
])('a form with %o comes back, with what was typed', async (over, sentence) => {
  const answer = await submit(over)
  const html = await answer.text()
  expect([answer.status, html.includes(sentence), html.includes('1 River Road') || 'address' in over]).toEqual([422, true, true])
})

test('a program that fills the hidden field has submitted nothing; whoever knocks too often waits', async () => {
  expect((await submit({ email: 'bot@bridge.example', website: 'x' })).headers.get('location')).toBe(site.eventSubmitted.href())
  expect(await db.selectFrom('confirmations').select('id').where('email', '=', 'bot@bridge.example').execute()).toEqual([])
  const tired = createApp({ ...house, limits: { spend: () => 'over' } })
  const answer = await tired.request(site.eventSubmission.href(), form('POST', { ...fields, email: 'often@bridge.example' }))
  expect([answer.status, (await answer.text()).includes('They &lt;b>fall')]).toEqual([429, true])
})

test('who is signed in with that address needs no letter; what repeats, whole days and the link to join are understood', async () => {
  const { id } = await db.insertInto('people').values({ name: 'Una', emails: ['una@bridge.example'] }).returning('id').executeTakeFirstOrThrow()
  await db.insertInto('users').values({ name: 'Una', email: 'una@bridge.example', person_id: id }).execute()
  const una = await cookiesOf('una@bridge.example')
  expect(await page(site.eventSubmission.href(), una)).toContain('value="una@bridge.example"')
  const answer = await submit({ title: 'At once', email: 'una@bridge.example', group: 'arden', organization: '', whole_days: 'yes', repeats: 'month', times: '3', is_online: 'yes', room: 'https://meet.example/x' }, una)
  expect(await page(answer.headers.get('location') ?? '')).toMatch(/We have it\.[^]*At once/)
  const [one] = await events.roll(db, 'all', { words: 'At once' })
  expect(await events.find(db, one?.id ?? 0)).toMatchObject({ credit: 'Arden Neighbors', group_id: null, zone: null, starts: `${year}-03-02`, ends: `${year}-03-03`, rule: expect.stringContaining('COUNT=3') })
  expect(await rooms.of(db, { id: one?.id ?? 0 })).toEqual({ address: 'https://meet.example/x', note: '' })
  expect((await submit({ title: 'Another’s', email: 'other@bridge.example' }, una)).headers.get('location')).toBe(site.eventSubmitted.href())
})

test('a moderator sees who told us, looks at it as it will look, mends it, and publishes it with credit; the link and a letter say so', async () => {
  const { event, follow } = await submitted('Paint the bridges', 'painter@bridge.example')
  expect(await page(office.events.href({}, { stage: 'waiting' }), desk)).toMatch(/Paint the bridges[^]*The Bridge Alliance/)
  expect(await page(office.event.href(event), desk)).toMatch(/Somebody told us of it[^]*painter@bridge\.example[^]*The Bridge Alliance/)
  const preview = (await send(office.eventPreviews.href(event), 'POST')).headers.get('location') ?? ''
  const looked = await app.request(preview)
  const html = await looked.text()
  expect([looked.headers.get('cache-control'), html]).toEqual(['no-store', expect.stringMatching(/noindex[^]*This is a preview[^]*Paint the bridges[^]*Hosted by<\/dt><dd>The Bridge Alliance/)])
  expect(html).toMatch(/Will you come\?[^]*This works once it is published[^]*<fieldset [^>]*disabled[^]*Your name[^]*I am coming/)
  expect(html).not.toMatch(/action="[^"]*answers/)
  const words = { ...fields, title: 'Paint all the bridges', group: '', credit: 'Bridge Alliance', which: 'all', version: '1' }
  expect((await send(office.event.href(event), 'PUT', words)).status).toBe(303)
  await send(office.eventPublication.href(event), 'PUT')
  house.cache.drop()
  expect(await page(follow)).toMatch(/It is published\.[^]*href="\/events\/paint-the-bridges"/)
  expect(await page(site.event.href(event))).toMatch(/Paint all the bridges[^]*Hosted by<\/dt><dd>Bridge Alliance/)
  expect(await page(site.events.href())).toContain('Bridge Alliance')
  expect(await page(site.eventIcs.href(event))).toContain('Bridge Alliance')
  expect(await page(site.event.href(event))).not.toMatch(/painter@/)
  expect(await lettersTo('painter@bridge.example', 'event-submission')).toMatchObject([{ subject: 'Published: Paint the bridges', body: expect.stringContaining('/events/paint-the-bridges') }, {}])
})

test('a group that is said to keep it takes the place of the credit', async () => {
  const { event } = await submitted('Arden picnic', 'picnic@bridge.example', { group: 'arden', organization: '' })
  await send(office.event.href(event), 'PUT', { ...fields, group: String(lead.group), credit: 'Arden Neighbors', which: 'all', version: '1' })
  expect(await events.find(db, event.id)).toMatchObject({ group_id: lead.group, credit: '' })
})

test('refused, the link and a letter tell why; taken back, it waits again', async () => {
  const { event, follow } = await submitted('Sink the bridges', 'sinker@bridge.example')
  const refusal = office.eventRefusal.href(event)
  const silent = await send(refusal, 'PUT', { reason: ' ' })
  expect([silent.status, (await silent.text()).includes('Say why, in a sentence')]).toEqual([422, true])
  await send(refusal, 'PUT', { reason: 'We <never> sink anything.' })
  expect(await page(follow)).toMatch(/We did not take it up\.[^]*We &lt;never> sink anything\.[^]*Tell us about another/)
  expect((await lettersTo('sinker@bridge.example', 'event-submission'))[0]).toMatchObject({ subject: 'About your event: Sink the bridges', body: expect.stringContaining('We <never> sink anything.') })
  expect(await page(office.event.href(event), desk)).toMatch(/Take the refusal back[^]*We &lt;never> sink anything/)
  await send(refusal, 'DELETE')
  expect(await page(follow)).toContain('We have it.')
})

test('what may be the same is shown with its reasons, and “it is that one” leads whoever told us there', async () => {
  const known = await happening({ ...meeting, title: 'Big bridge parade', venue: 'Mill Bridge', starts: `${year}-05-05T10:00:00`, ends: `${year}-05-05T12:00:00` }, new Date())
  const { event, follow } = await submitted('The big bridge parade', 'parade@bridge.example', { starts: `${year}-05-05T10:00`, ends: `${year}-05-05T11:00` })
  expect(await page(office.event.href(event), desk)).toMatch(/This may be the same[^]*Big bridge parade[^]*On the same day: its title is much the same, it begins at the same time, it is at the same place, it is in the same town\.[^]*Is it “Big bridge parade”\?/)
  await send(office.eventRefusal.href(event), 'PUT', { same: String(known.id) })
  expect(await page(follow)).toMatch(/It is on the calendar already, as “Big bridge parade”\.[^]*href="\/events\/big-bridge-parade"/)
  expect((await lettersTo('parade@bridge.example', 'event-submission'))[0]?.body).toMatch(/already, as “Big bridge parade”\.\nhttp\S+\/events\/big-bridge-parade\n/)
  expect((await send(office.eventRefusal.href(event), 'PUT', { same: '999999' })).status).toBe(422)
})

test('the leads whose event is refused see why and get a letter, can change it and ask again; published, they hear of it', async () => {
  const put = await send(office.events.href(), 'POST', { ...fields, group: String(lead.group), title: 'Their picnic' }, lead.headers)
  const id = Number(/events\/(\d+)/.exec(put.headers.get('location') ?? '')?.[1])
  await send(office.eventHandingIn.href({ id }), 'PUT', {}, lead.headers)
  expect((await send(office.eventRefusal.href({ id }), 'PUT', { reason: 'No.' }, lead.headers)).status).toBe(403)
  await send(office.eventRefusal.href({ id }), 'PUT', { reason: 'Say where the picnic is.' })
  expect(await page(office.event.href({ id }), lead.headers)).toMatch(/Ask for it to be published[^]*Say where the picnic is\./)
  expect((await app.request((await send(office.eventPreviews.href({ id }), 'POST', {}, lead.headers)).headers.get('location') ?? '')).status).toBe(200)
  await send(office.eventHandingIn.href({ id }), 'PUT', {}, lead.headers)
  await workOnce()
  expect(await lettersTo('lena@arden.example', 'group-event')).toEqual([])
  await send(office.eventRefusal.href({ id }), 'PUT', { reason: 'Say where the picnic is.' })
  expect((await lettersTo('lena@arden.example', 'group-event'))[0]).toMatchObject({ subject: 'About your event: Their picnic', body: expect.stringContaining('Say where the picnic is.') })
  await send(office.eventHandingIn.href({ id }), 'PUT', {}, lead.headers)
  await send(office.eventPublication.href({ id }), 'PUT')
  expect((await lettersTo('lena@arden.example', 'group-event'))[0]?.subject).toBe('Published: Their picnic')
  expect((await linksTo('lena@arden.example'))[0]).toContain('/events/their-picnic')
})

test('only moderators see what strangers tell us, and who they are', async () => {
  const { event } = await submitted('For moderators alone', 'alone@bridge.example', { group: 'arden', organization: '' })
  expect((await app.request(office.event.href(event), { headers: lead.headers })).status).toBe(404)
  expect(await page(office.events.href(), lead.headers)).not.toContain('For moderators alone')
  for (const href of [office.eventPreviews.href(event), office.eventHandingIn.href(event)]) expect((await send(href, href.endsWith('previews') ? 'POST' : 'PUT', {}, lead.headers)).status).toBe(404)
  expect((await send(office.eventRefusal.href(event), 'PUT', { reason: 'No.' }, lead.headers)).status).toBe(403)
  const within = <Result>(work: (tx: typeof db) => Promise<Result>) => scoped(db, { actorId: lead.id, readOnly: false }, work)
  expect(await within((tx) => events.find(tx, event.id))).toBeUndefined()
  await expect(within((tx) => tx.selectFrom('event_submissions').select('id').execute())).rejects.toThrow(/permission denied/)
  await expect(within((tx) => tx.insertInto('preview_keys').values({ hash: 'x', event_id: event.id, expires_at: new Date() }).execute())).rejects.toThrow(/row-level security/)
})
