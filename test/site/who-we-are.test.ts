import { expect, test } from 'vitest'
import { routes } from '#http/routes.ts'
import { enter, ledBy } from '../domain/groups/world.ts'
import { app, db, form, house } from '../house.ts'
import { arrive } from '../office/colleagues.ts'

const { office, site } = routes
const olga = await arrive('Olga', 'organiser')
const page = async () => {
  house.cache.drop()
  return (await app.request(site.whoWeAre.href())).text()
}
const introduce = (fields: Record<string, string>) => app.request(office.accountIntroduction.href(), form('PUT', fields, olga.headers))

test('teams stand there with their leads by name, and other groups do not', async () => {
  expect(await page()).toContain('Nobody is shown yet')
  await ledBy('Tam Teamlead', { name: 'Housing team', kind: 'standing-team' })
  await enter({ name: 'Arden Neighbors' })
  const seen = await page()
  expect(seen).toMatch(/Housing team<\/a>.*Lead: Tam Teamlead/s)
  expect(seen).not.toContain('Arden Neighbors')
  expect(seen).not.toContain('tam.teamlead@')
})

test('whoever works here is shown only after saying so, with their sentence, and only while they work here', async () => {
  expect(await page()).not.toContain('Olga')
  await introduce({ shown: 'yes', line: 'Keeps the <calendar>.' })
  const seen = await page()
  expect(seen).toMatch(/<strong>Olga<\/strong>.*Keeps the &lt;calendar>\./s)
  expect(seen).not.toContain(olga.email)
  await db.updateTable('users').set({ role: null }).where('id', '=', olga.id).execute()
  expect(await page()).not.toContain('Olga')
  await db.updateTable('users').set({ role: 'organiser' }).where('id', '=', olga.id).execute()
  await introduce({ line: 'Keeps the calendar.' })
  expect(await page()).not.toContain('Olga')
})

test('a sentence that is too long comes back', async () => {
  const answer = await introduce({ shown: 'yes', line: 'x'.repeat(301) })
  expect([answer.status, (await answer.text()).includes('Write at most 300 letters.')]).toEqual([422, true])
})
