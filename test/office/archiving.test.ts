import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import * as mailings from '#domain/newsletter/mailings.ts'
import { routes } from '#http/routes.ts'
import { priya } from '../domain/newsletter/world.ts'
import { app, db, form } from '../house.ts'
import { arrive, cookiesOf } from './colleagues.ts'

const { mailing, mailingArchiving, mailingSending, appointments } = routes.office
const asked = { group: 0 }
let [desk, lead] = [{ cookie: '' }, { cookie: '' }]

beforeAll(async () => {
  desk = (await arrive('Priya', 'organiser')).headers;
  ({ id: asked.group } = await db.insertInto('groups').values({ slug: 'harbor', name: 'Harbor', kind: 'chapter', status: 'affiliated' }).returning('id').executeTakeFirstOrThrow())
  const admin = (await arrive('Ada', 'administrator')).headers
  expect((await app.request(appointments.href(), form('POST', { name: 'Lee', email: 'lee@tidewater.example', group: String(asked.group), role: 'lead' }, admin))).status).toBe(303)
  lead = await cookiesOf('lee@tidewater.example')
})

const draft = (over: Partial<mailings.Draft> = {}) => mailings.draft(db, priya, { kind: 'digest', audience: 'everybody', list: 'newsletter', sender_name: 'Tidewater', subject: 'This week', blocks: [], ...over })
const ofGroup = () => draft({ kind: 'letter', group_id: asked.group, list: `group:${asked.group}`, audience: 'the members', sender_name: 'Harbor' })
const said = async ({ id }: { id: number }) => db.selectFrom('mailings').select(['archived', 'counts_links', 'version']).where('id', '=', id).executeTakeFirstOrThrow()
const save = (one: { id: number; version: number }, fields: Record<string, string>, headers = desk) => app.request(mailing.href(one), form('PUT', { subject: 'This week', version: String(one.version), ...fields }, headers))
const page = async (href: string, headers = desk) => (await app.request(href, { headers })).text()
const gone = async ({ id }: { id: number }) => db.updateTable('mailings').set({ stage: 'gone', leaves_at: sql`now()`, begun_at: sql`now()`, gone_at: sql`now()` }).where('id', '=', id).execute()

test('whether everybody may read it and whether its links are counted is ticked beside the subject', async () => {
  const one = await draft()
  expect(await page(mailing.href(one))).toMatch(/name="archived" value="yes" checked[^]*name="counts_links" value="yes" checked/)
  expect((await save(one, {})).status).toBe(303)
  expect(await said(one)).toEqual({ archived: false, counts_links: false, version: 2 })
  await save({ ...one, version: 2 }, { archived: 'yes', counts_links: 'yes' })
  expect(await said(one)).toEqual({ archived: true, counts_links: true, version: 3 })
})

test('what leaves is taken out of the archive and put back, by whoever writes for the whole organization; it stands in the log', async () => {
  const one = await draft()
  await gone(one)
  expect(await page(mailing.href(one))).toContain('Take it out of the archive')
  expect((await app.request(mailingArchiving.href(one), form('DELETE', {}, desk))).status).toBe(303)
  expect(await said(one)).toMatchObject({ archived: false })
  expect(await page(mailing.href(one))).toContain('Only its readers have it')
  for (let again = 0; again < 2; again += 1) await app.request(mailingArchiving.href(one), form('PUT', {}, desk))
  expect(await said(one)).toMatchObject({ archived: true })
  expect((await db.selectFrom('audit_entries').select('act').where('subject', '=', 'mailing').where('subject_id', '=', String(one.id)).where('act', 'like', '%archive%').orderBy('id').execute()).map(({ act }) => act))
    .toEqual(['take a mailing out of the archive', 'put a mailing in the archive'])
  expect((await app.request(mailingArchiving.href({ id: 999_999 }), form('PUT', {}, desk))).status).toBe(404)
})

test('a group’s letter is never opened to everybody by those who write for the group alone', async () => {
  const one = await ofGroup()
  expect(await said(one)).toMatchObject({ archived: false })
  expect(await page(mailing.href(one), lead)).not.toContain('name="archived"')
  expect((await save(one, { archived: 'yes', counts_links: 'yes', preview: 'Bring a chair' }, lead)).status).toBe(303)
  expect(await said(one)).toMatchObject({ archived: false, version: 2 })
  await gone(one)
  expect(await page(mailing.href(one), lead)).not.toContain('Let everybody read it')
  expect((await app.request(mailingArchiving.href(one), form('PUT', {}, lead))).status).toBe(403)
  expect(await said(one)).toMatchObject({ archived: false })
  await app.request(mailingArchiving.href(one), form('PUT', {}, desk))
  expect((await app.request(mailingArchiving.href(one), form('DELETE', {}, lead))).status).toBe(403)
  expect(await said(one)).toMatchObject({ archived: true })
  expect((await app.request(mailingSending.href(one), { headers: lead })).status).toBe(200)
})

test('the database refuses it too', async () => {
  const one = await ofGroup()
  const { id } = await db.selectFrom('users').select('id').where('email', '=', 'lee@tidewater.example').executeTakeFirstOrThrow()
  const scoped = (change: string) => db.transaction().execute(async (tx) => {
    await sql`select set_config('commonweal.actor', ${id}, true)`.execute(tx)
    await sql`set local role commonweal_scoped`.execute(tx)
    await sql.raw(change).execute(tx)
  })
  await scoped(`update mailings set subject = 'Ours' where id = ${one.id}`)
  await expect(scoped(`update mailings set archived = true where id = ${one.id}`)).rejects.toThrow('only the organization decides')
})
