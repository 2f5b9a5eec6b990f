import { expect, test } from 'vitest'
import * as applying from '#domain/groups/applying.ts'
import { createApp } from '#app.tsx'
import { routes } from '#http/routes.ts'
import { today } from '#ui/day.tsx'
import { confirm } from '../confirming.ts'
import { enter, somebody } from '../domain/groups/world.ts'
import { db, form, house } from '../house.ts'
import { cookiesOf } from '../office/colleagues.ts'

const { site } = routes
const app = createApp({ ...house, limits: { spend: () => 'fine' } })
const application = { name: 'Bea Brook', email: 'bea@brook.example', group: 'Arden Wakes', town: 'Arden Mills', place: 'The library', why: 'Nobody else does.', first_people: 'Bea, Cy and Dot' }
const apply = (over: Record<string, string> = {}, headers = {}) => app.request(site.groupApplications.href(), form('POST', { ...application, ...over }, headers))
const soon = `${Number(today().slice(0, 4)) + 1}-01-10`
const proposal = { name: 'Tam Brook', email: 'tam@brook.example', team: 'Count the buses', purpose: 'To know.', first_steps: 'Stand there.', ends_on: soon, wanted: 'Three' }
const propose = (over: Record<string, string> = {}, headers = {}) => app.request(site.teamProposals.href(), form('POST', { ...proposal, ...over }, headers))
const named = (name: string) => db.selectFrom('groups').selectAll().where('name', '=', name).execute()
const signedIn = async (name: string) => {
  const person = await somebody(name)
  await db.insertInto('users').values({ name, email: person.emails[0] ?? '', person_id: person.id }).execute()
  return cookiesOf(person.emails[0] ?? '')
}

test('who starts a group is shown first who is near already', async () => {
  await enter({ name: 'Arden Neighbors' })
  const page = await (await app.request(site.newGroup.href({}, { town: 'Winnick' }))).text()
  expect(page).toMatch(/Near Winnick already.*Arden Neighbors/s)
  expect(await (await app.request(site.newGroup.href())).text()).toContain('Look first who is near')
})

test('an application lies before the organisers once its address has said yes', async () => {
  expect((await apply()).headers.get('location')).toBe(site.groupApplications.href())
  expect(await (await app.request(site.groupApplications.href())).text()).toContain('Look at your mail.')
  expect(await named('Arden Wakes')).toEqual([])
  await confirm('bea@brook.example')
  const [group] = await named('Arden Wakes')
  expect(group).toMatchObject({ status: 'applied', kind: 'local-group' })
  expect(await applying.of(db, group ?? { id: 0 })).toMatchObject({ name: 'Bea Brook', why: 'Nobody else does.', place: 'The library' })
  expect(await db.selectFrom('group_areas').select('division_id').where('group_id', '=', group?.id ?? 0).execute()).toEqual([{ division_id: 'ocd-division/country:us/state:ma/place:arden' }])
})

test('who is signed in needs no letter', async () => {
  const answer = await apply({ group: 'At Once' }, await signedIn('Una Once'))
  expect(answer.headers.get('location')).toBe(site.groupApplications.href({}, { did: 'applied' }))
  expect(await named('At Once')).toHaveLength(1)
})

test.each([[{ town: 'Atlantis' }, 'We know no city or town of that name'], [{ town: 'Quill Landing' }, 'Several towns go by that name'], [{ group: '' }, 'Give it a name'], [{ why: '' }, 'A few sentences'], [{ email: 'x' }, 'Write an e-mail address'], [{ group: 'Two\nlines' }, 'on one line']])('an application with %o is sent back, with what was typed', async (over, sentence) => {
  const answer = await apply(over)
  const page = await answer.text()
  expect([answer.status, page.includes(sentence), page.includes('Bea, Cy and Dot')]).toEqual([422, true, true])
})

test('a program that fills the hidden field has applied for nothing', async () => {
  expect((await apply({ group: 'Bots', website: 'x' })).status).toBe(303)
  expect((await propose({ team: 'Bots', website: 'x' })).status).toBe(303)
  expect(await db.selectFrom('confirmations').selectAll().where('email', '=', 'tam@brook.example').execute()).toEqual([])
})

test('a team is proposed with the day on which it ends', async () => {
  expect(await (await app.request(site.newTeam.href())).text()).toContain('Propose an action team')
  expect((await propose()).headers.get('location')).toBe(site.teamProposals.href())
  expect(await (await app.request(site.teamProposals.href())).text()).toContain('your proposal lies before us')
  await confirm('tam@brook.example')
  expect(await named('Count the buses')).toMatchObject([{ kind: 'action-team', status: 'applied', ends_on: soon, first_steps: 'Stand there.', wanted: 'Three' }])
  expect((await propose({ team: 'Right away' }, await signedIn('Rita Right'))).headers.get('location')).toBe(site.teamProposals.href({}, { did: 'applied' }))
})

test.each(['2020-01-01', `${Number(today().slice(0, 4)) + 2}-01-01`, 'tomorrow', '2026-02-31'])('a team does not end on %s', async (ends_on) => {
  expect((await propose({ ends_on })).status).toBe(422)
})

test('a group’s address is never that of a page of ours', async () => {
  const answers = []
  for (const name of ['New', 'Starter kit', 'Near']) answers.push((await enter({ name })).slug)
  expect(answers).toEqual(['new-2', 'starter-kit-2', 'near-2'])
})
