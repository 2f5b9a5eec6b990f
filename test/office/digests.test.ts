import { beforeAll, expect, test } from 'vitest'
import * as circles from '#domain/newsletter/circles.ts'
import * as mailings from '#domain/newsletter/mailings.ts'
import { draftDigest } from '#jobs/draft-digest.ts'
import { routes } from '#http/routes.ts'
import { app, db, form } from '../house.ts'
import { harbor, somebody } from '../domain/newsletter/world.ts'
import { arrive, cookiesOf } from './colleagues.ts'
import { sql } from 'kysely'

const { digests, mailing, actionMailings, action, appointments, newsletter, mailingPreviewLetter } = routes.office
const idIn = (answer: Response) => Number(/\/newsletter\/(\d+)/.exec(answer.headers.get('location') ?? '')?.[1])
const asked = { group: 0, live: 0, committee: 0, closed: 0, ana: 0, cy: 0 }
let headers = { cookie: '' }
let lee = { cookie: '' }

beforeAll(async () => {
  headers = (await arrive('Priya', 'organiser')).headers
  const idOf = async (slug: string) => (await db.selectFrom('actions').select('id').where('slug', '=', slug).executeTakeFirstOrThrow()).id
  asked.live = await idOf('warm-homes')
  asked.committee = await idOf('the-committee')
  asked.closed = await idOf('long-gone')
  asked.group = (await db.insertInto('groups').values({ slug: 'arden', name: 'Arden Neighbors', kind: 'chapter', status: 'affiliated' }).returning('id').executeTakeFirstOrThrow()).id
  asked.ana = await somebody({ name: 'Ana Reed', districts: [harbor.first, harbor.hills] })
  asked.cy = await somebody({ name: 'Cy Quill', districts: [harbor.third] })
  await db.insertInto('group_members').values([asked.ana, asked.cy].map((person_id) => ({ group_id: asked.group, person_id }))).execute()
  const ada = await arrive('Ada', 'administrator')
  await app.request(appointments.href(), form('POST', { name: 'Lee', email: 'lee@arden.example', group: String(asked.group), role: 'lead' }, ada.headers))
  lee = await cookiesOf('lee@arden.example')
})

const named = async (letter: mailings.Mailing) => {
  const whom = await circles.whomOf(db, letter)
  const rows = whom ? await db.selectFrom('people').select('id').where(sql<boolean>`id in ${whom(db)}`).orderBy('id').execute() : []
  return rows.map(({ id }) => id)
}

test('the week’s letter is drafted by a press; pressed again, it is the one that waits', async () => {
  const first = await app.request(digests.href(), form('POST', {}, headers))
  const again = await app.request(digests.href(), form('POST', {}, headers))
  expect(idIn(first)).toBe(idIn(again))
  expect(await (await app.request(first.headers.get('location') ?? '', { headers })).text()).toContain('drafted from what is new')
  expect(await (await app.request(again.headers.get('location') ?? '', { headers })).text()).toContain('was drafted already')
  expect(await (await app.request(mailing.href({ id: idIn(first) }), { headers })).text()).toMatch(/To do now[^]*Keep every home warm[^]*What is on near you[^]*Your legislators/)
  expect((await app.request(digests.href(), form('POST', {}, lee))).status).toBe(403)
  await draftDigest({ db })()
  expect(await db.selectFrom('mailings').select('id').where('kind', '=', 'digest').execute()).toHaveLength(1)
})

test('from an action’s page an alert to its constituents is a press away: one action, one button', async () => {
  expect(await (await app.request(action.href({ id: asked.live }), { headers })).text()).toContain(actionMailings.href({ id: asked.live }))
  expect(await (await app.request(action.href({ id: asked.closed }), { headers })).text()).not.toContain(actionMailings.href({ id: asked.closed }))
  expect(await (await app.request(actionMailings.href({ id: asked.live }), { headers })).text()).toMatch(/value="Keep every home warm"/)

  const id = idIn(await app.request(actionMailings.href({ id: asked.committee }), form('POST', { subject: 'Call today', to: 'everybody' }, headers)))
  const letter = (await mailings.find(db, id))!
  expect(letter).toMatchObject({ kind: 'alert', action_id: asked.committee, group_id: null, list: 'newsletter', subject: 'Call today', blocks: [{ kind: 'action', action: asked.committee }] })
  expect(await named(letter)).toEqual([asked.ana])
  expect(await (await app.request(mailingPreviewLetter.href({ id }, { as: asked.ana }), { headers })).text()).toMatch(/Move the bill[^]*Call the committee/)
  expect(await (await app.request(actionMailings.href({ id: asked.committee }), { headers })).text()).toContain('Call today')

  for (const wrong of [{ subject: '', to: 'everybody' }, { subject: 'x', to: 'group-1' }]) expect((await app.request(actionMailings.href({ id: asked.live }), form('POST', wrong, headers))).status).toBe(422)
  for (const gone of [asked.closed, 99_999]) expect((await app.request(actionMailings.href({ id: gone }), { headers })).status).toBe(404)
  expect((await app.request(actionMailings.href({ id: asked.closed }), form('POST', { subject: 'x', to: 'everybody' }, headers))).status).toBe(404)
})

test('a lead’s alert goes to the members of their group among the constituents, and to nobody else', async () => {
  expect(await (await app.request(newsletter.href(), { headers: lee })).text()).toContain(actionMailings.href({ id: asked.live }))
  const page = await (await app.request(actionMailings.href({ id: asked.live }), { headers: lee })).text()
  expect(page).toContain('among the members of Arden Neighbors')
  expect(page).not.toContain('value="everybody"')
  expect((await app.request(actionMailings.href({ id: asked.live }), form('POST', { subject: 'x', to: 'everybody' }, lee))).status).toBe(422)

  const id = idIn(await app.request(actionMailings.href({ id: asked.live }), form('POST', { subject: 'Neighbors', to: `group-${asked.group}` }, lee)))
  const letter = (await mailings.find(db, id))!
  expect(letter).toMatchObject({ kind: 'alert', action_id: asked.live, group_id: asked.group, list: `group:${asked.group}`, sender_name: 'Arden Neighbors' })
  expect(await named(letter)).toEqual([asked.ana])
  expect((await app.request(mailing.href({ id }), { headers: lee })).status).toBe(200)
})
