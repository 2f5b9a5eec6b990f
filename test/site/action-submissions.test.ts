import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import * as submissions from '#domain/actions/submissions.ts'
import * as people from '#domain/people/people.ts'
import { createApp } from '#app.tsx'
import { routes } from '#http/routes.ts'
import { confirm } from '../confirming.ts'
import { db, form, house } from '../house.ts'
import { arrive, cookiesOf, linksTo, workOnce } from '../office/colleagues.ts'

const { site, office } = routes
const app = createApp({ ...house, limits: { spend: () => 'fine' } })
const fields = {
  title: 'Mend the bridges', ask: 'Ask for the money.', why: 'They <b>fall</b>.', addresses: 'committee', whom: 'Transportation', bill_number: 'H.77', link: 'https://bridge.example/', closes_on: '2999-12-31',
  organization: 'The Bridge Alliance', name: 'Ally Bridges', email: 'Ally@bridge.example ', website: '',
}

let desk: Record<string, string>
beforeAll(async () => { desk = (await arrive('Priya', 'editor')).headers })

const submit = (over: Record<string, string> = {}, headers = {}) => app.request(site.actionSubmission.href(), form('POST', { ...fields, ...over }, headers))
const send = (href: string, method: 'POST' | 'PUT' | 'DELETE', given: Record<string, string> = {}, headers = desk) => app.request(href, form(method, given, headers))
const page = async (href: string, headers: Record<string, string> = {}) => (await app.request(href, { headers })).text()
const followOf = (html: string) => /href="(\/actions\/submit\/[^"]+)"/.exec(html)?.[1] ?? ''
const titled = async (title: string) => (await submissions.list(db)).find((one) => one.title === title)!
async function submitted(title: string, email: string) {
  await submit({ title, email })
  return followOf(await (await confirm(email)).text())
}

test('the form is kept for everybody, says what becomes of the words, and is linked from the actions', async () => {
  const answer = await app.request(site.actionSubmission.href())
  expect(answer.headers.get('cache-control')).toContain('public')
  expect(await answer.text()).toMatch(/Your organization[^]*may shorten and mend them and publish them/i)
  expect(await page(site.actions.href())).toContain(site.actionSubmission.href())
})

test('nothing lies before a moderator until the address has said yes; sent twice, it is one; then a link follows it', async () => {
  for (let time = 0; time < 2; time++) expect((await submit()).headers.get('location')).toBe(site.actionSubmitted.href())
  expect(await page(site.actionSubmitted.href())).toContain('Look at your mail.')
  expect(await submissions.list(db)).toEqual([])
  const confirmed = await (await confirm('ally@bridge.example')).text()
  expect(confirmed).toContain('See where it stands')
  expect(await submissions.list(db)).toMatchObject([{ title: 'Mend the bridges', email: 'ally@bridge.example', name: 'Ally Bridges', standing: 'waiting', wording: expect.stringContaining('give these words') }])

  const follow = followOf(confirmed)
  expect(follow).not.toMatch(/ally|bridge/i)
  const answer = await app.request(follow)
  expect([answer.headers.get('cache-control'), /noindex/.test(await answer.clone().text())]).toEqual(['no-store', true])
  expect(await answer.text()).toMatch(/We have it\.[^]*Mend the bridges/)
  await workOnce()
  expect((await linksTo('ally@bridge.example'))[0]).toContain(follow)
  expect((await app.request(`${follow}x`)).status).toBe(404)
  expect((await app.request(site.actionStanding.href({ token: `1.${'A'.repeat(32)}` }))).status).toBe(404)
})

test.each([
  [{ title: '' }, 'Give it a title'], [{ title: 'x'.repeat(121) }, '120 characters'], [{ title: 'a\nb' }, 'on one line'], [{ ask: '' }, 'in a sentence'], [{ why: 'x'.repeat(5001) }, '5,000 characters'],
  [{ addresses: '' }, 'Choose who is to be called'], [{ whom: '' }, 'which committee, office or person'], [{ link: 'javascript:alert(1)' }, 'begins with https://'], [{ closes_on: '2020-01-01' }, 'That day has passed'],
  [{ closes_on: '2999-02-31' }, 'Write a day'], [{ organization: '' }, 'Which organization'], [{ email: 'x' }, 'Write an e-mail address'],
])('a form with %o comes back, with what was typed', async (over, sentence) => {
  const answer = await submit(over)
  const html = await answer.text()
  expect([answer.status, html.includes(sentence), html.includes('H.77')]).toEqual([422, true, true])
})

test('a program that fills the hidden field has submitted nothing; whoever knocks too often waits', async () => {
  expect((await submit({ email: 'bot@bridge.example', website: 'x' })).headers.get('location')).toBe(site.actionSubmitted.href())
  expect(await db.selectFrom('confirmations').select('id').where('email', '=', 'bot@bridge.example').execute()).toEqual([])
  const tired = createApp({ ...house, limits: { spend: () => 'over' } })
  const answer = await tired.request(site.actionSubmission.href(), form('POST', { ...fields, email: 'often@bridge.example' }))
  expect([answer.status, (await answer.text()).includes('They &lt;b>fall')]).toEqual([429, true])
})

test('who is signed in with that address needs no letter', async () => {
  const { id } = await db.insertInto('people').values({ name: 'Una', emails: ['una@bridge.example'] }).returning('id').executeTakeFirstOrThrow()
  await db.insertInto('users').values({ name: 'Una', email: 'una@bridge.example', person_id: id }).execute()
  const una = await cookiesOf('una@bridge.example')
  expect(await page(site.actionSubmission.href(), una)).toContain('value="una@bridge.example"')
  const answer = await submit({ title: 'At once', email: 'una@bridge.example' }, una)
  expect(await page(answer.headers.get('location')!)).toMatch(/We have it\.[^]*At once/)
  expect((await submit({ title: 'Another’s', email: 'other@bridge.example' }, una)).headers.get('location')).toBe(site.actionSubmitted.href())
})

test('a moderator turns it into a draft and publishes it with credit; the link and a letter say so', async () => {
  const follow = await submitted('Paint the bridges', 'painter@bridge.example')
  const { id } = await titled('Paint the bridges')
  expect(await page(office.actions.href(), desk)).toMatch(/Submitted by allies<\/h2> <p class="meta">3<[^]*Paint the bridges[^]*The Bridge Alliance/)
  expect(await page(office.actionSubmission.href({ id }), desk)).toMatch(/The members of a committee: Transportation[^]*painter@bridge\.example[^]*They &lt;b>fall/)
  const opened = (await send(office.submissionDraft.href({ id }), 'POST')).headers.get('location')!
  expect(await page(opened, desk)).toMatch(/The Bridge Alliance submitted this\. They name “Transportation”[^]*Paint the bridges/)
  const draft = { id: Number(/actions\/(\d+)/.exec(opened)?.[1]) }
  expect(await page(follow)).toContain('We are working on it.')
  const words = { title: 'Paint the bridges', kind: 'call', ask: 'Ask for paint.', script: 'Hello.', addresses: 'representative', credit: 'The Bridge Alliance', version: '1' }
  expect((await send(office.action.href(draft), 'PUT', words)).status).toBe(303)
  expect((await send(office.publication.href(draft), 'PUT', { version: '2' })).status).toBe(303)
  house.cache.drop()
  const out = await page(follow)
  expect(out).toMatch(/It is published\.[^]*href="\/actions\/paint-the-bridges"/)
  expect(await page(site.action.href({ slug: 'paint-the-bridges' }))).toContain('Submitted by The Bridge Alliance')
  expect(await page(site.actions.href())).toContain('Submitted by The Bridge Alliance')
  await workOnce()
  expect(await db.selectFrom('letters').select(['subject', 'body']).where('kind', '=', 'submission').orderBy('id', 'desc').executeTakeFirst()).toMatchObject({ subject: 'Published: Paint the bridges', body: expect.stringContaining('/actions/paint-the-bridges') })
  expect(await page(office.actionSubmissions.href(), desk)).toMatch(/Paint the bridges[^]*Published/)
})

test('refused, the link and a letter tell why; taken back, it waits again', async () => {
  const follow = await submitted('Sink the bridges', 'sinker@bridge.example')
  const one = await titled('Sink the bridges')
  const refusal = office.submissionRefusal.href(one)
  const silent = await send(refusal, 'PUT', { reason: ' ' })
  expect([silent.status, (await silent.text()).includes('Say why, in a sentence')]).toEqual([422, true])
  await send(refusal, 'PUT', { reason: 'We <never> sink anything.' })
  expect(await page(follow)).toMatch(/We did not take it up\.[^]*We &lt;never> sink anything\.[^]*Submit another/)
  await workOnce()
  expect(await db.selectFrom('letters').select(['recipient', 'body']).where('subject', '=', 'About your call to action: Sink the bridges').execute()).toEqual([{ recipient: 'sinker@bridge.example', body: expect.stringContaining('We <never> sink anything.') }])
  expect(await page(office.actionSubmission.href(one), desk)).toContain('Take the refusal back')
  await send(refusal, 'DELETE')
  expect(await page(follow)).toContain('We have it.')
})

test('only whoever may publish sees what allies submit', async () => {
  const auditor = (await arrive('Otto', 'auditor')).headers
  const { id } = await titled('Mend the bridges')
  for (const href of [office.actionSubmissions.href(), office.actionSubmission.href({ id })]) expect((await app.request(href, { headers: auditor })).status).toBe(403)
  for (const href of [office.submissionDraft.href({ id }), office.submissionRefusal.href({ id })]) expect((await send(href, 'POST', {}, auditor)).status).toBeGreaterThanOrEqual(403)
  expect(await page(office.actions.href(), auditor)).not.toContain('Submitted by allies')
})

test('a moderator pages through all that was submitted, also through what waits alone, and reads how many wait', async () => {
  const person = await people.welcome(db, { email: 'many@bridge.example', name: 'Many' })
  const { rows: [most] } = await sql<{ id: number }>`
    with made as (
      insert into action_submissions (organization, title, ask, why, addresses, whom, closes_on, name, email, wording, digest, person_id, refused_at, reason)
      select 'Many', 'Many ' || number, 'x', 'x', 'committee', 'x', '2999-12-31', 'Many', 'many@bridge.example', 'x', 'many' || number, ${person.id}, case when number % 2 = 0 then now() end, case when number % 2 = 0 then 'No.' else '' end
      from generate_series(1, 120) number returning id
    ) select max(id) as id from made`.execute(db)
  const waiting = (await submissions.waiting(db)).count
  const all: string[] = []
  const pageAfter = async (href: string): Promise<string> => {
    const html = await page(href, desk)
    all.push(...[...html.matchAll(/<th scope="row"><a href="([^"]+)"/g)].map(([, one]) => one!))
    return /href="([^"]+)">Older/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? ''
  }
  const second = await pageAfter(office.actionSubmissions.href({}, { only: 'waiting' }))
  expect([await pageAfter(second), all.length, new Set(all).size]).toEqual(['', waiting, waiting])
  expect(await page(office.actionSubmissions.href({}, { only: 'waiting', before: 1 }), desk)).toContain('Nothing further stands here.')
  expect(await page(office.actionSubmissions.href(), desk)).toContain(office.actionSubmission.href({ id: most?.id ?? 0 }))
  expect(await page(office.actions.href(), desk)).toMatch(new RegExp(`only=waiting">All ${waiting} that wait`))
})
