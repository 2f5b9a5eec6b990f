import { beforeAll, describe, expect, test } from 'vitest'
import * as founding from '#domain/groups/founding.ts'
import * as groups from '#domain/groups/groups.ts'
import * as members from '#domain/groups/members.ts'
import * as offers from '#domain/groups/offers.ts'
import * as rolls from '#domain/groups/rolls.ts'
import * as steps from '#domain/groups/steps.ts'
import { createApp } from '#app.tsx'
import { routes } from '#http/routes.ts'
import { joinPromise } from '#ui/group-words.ts'
import { confirm } from '../confirming.ts'
import { enter, ledBy, on, organiser, quill, somebody, team, winnick, wording } from '../domain/groups/world.ts'
import { app, db, form, house, queued } from '../house.ts'
import { cookiesOf } from '../office/colleagues.ts'

const { site } = routes
const open = createApp({ ...house, limits: { spend: () => 'fine' } })
const read = async (href: string, init?: RequestInit) => {
  house.cache.drop()
  return (await open.request(href, init)).text()
}
const names = (page: string) => [...page.matchAll(/<h3><a [^>]*>([^<]+)</g)].map(([, name]) => name)
const hidden = (email: string) => (page: string) => !page.includes(email)
let arden: groups.Group

beforeAll(async () => {
  arden = (await ledBy('Lea Lead', { name: 'Arden Neighbors', about: 'We count buses.' })).group
  await enter({ name: 'Winnick Climate Table', towns: [winnick], kind: 'ally' })
  await enter({ name: 'Quill Tenants', towns: [quill] })
  await enter({ name: 'Harbor Chapter', towns: [], counties: ['Harbor'], kind: 'chapter' })
  await steps.take(db, organiser, await enter({ name: 'Old Choir' }), { became: 'closed', reason: 'Nobody sang.', on })
})

describe('the directory', () => {
  test('shows those at work, and those that ended when asked', async () => {
    expect(names(await read(site.groups.href()))).toEqual(['Arden Neighbors', 'Harbor Chapter', 'Quill Tenants', 'Winnick Climate Table'])
    expect(names(await read(site.groups.href({}, { closed: 'yes' })))).toEqual(['Old Choir'])
  })

  test.each([[{ words: 'buses' }, ['Arden Neighbors']], [{ words: 'WINNICK' }, ['Winnick Climate Table']], [{ kind: 'chapter' }, ['Harbor Chapter']], [{ words: '100%' }, []], [{ kind: 'nonsense' }, 4]])('is searched by %o', async (asked, found) => {
    const list = names(await read(site.groups.href({}, asked)))
    expect(typeof found === 'number' ? list.length : list).toEqual(found)
  })

  test('shows the nearest to a town first, with how far it is', async () => {
    const page = await read(site.groups.href({}, { town: 'Port Quill' }))
    expect(names(page)).toEqual(['Harbor Chapter', 'Quill Tenants', 'Winnick Climate Table', 'Arden Neighbors'])
    expect(page).toMatch(/in your town/)
    expect(page).toMatch(/\d miles/)
  })

  test('goes by the town that this browser remembers', async () => {
    const place = await open.request(site.place.href(), form('POST', { door: 'town', town: 'Port Quill' }))
    const cookie = place.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ')
    expect(cookie).toContain('place=')
    expect(await read(site.groups.href(), { headers: { cookie } })).toContain('Nearest to Port Quill first')
  })

  test('says when it knows no such town, and asks which when there are several', async () => {
    expect(await read(site.groups.href({}, { town: 'Atlantis' }))).toContain('We know no city or town called Atlantis')
    const several = await read(site.groups.href({}, { town: 'Quill Landing' }))
    expect(several).toContain('lies in more than one town')
    expect(several).toContain(site.groups.href({}, { town: 'Port Quill' }))
  })

  test('a point is turned into its town and goes no further', async () => {
    const near = async (fields: Record<string, string>) => (await open.request(site.groupsNear.href(), form('POST', fields))).headers.get('location')
    expect(await near({ lat: '42.35', lon: '-70.95' })).toBe(site.groups.href({}, { town: 'Port Quill' }))
    expect(await near({ lat: '10', lon: '10' })).toBe(site.groups.href({}, { lost: 'yes' }))
    expect(await near({ lat: 'here', lon: 'there' })).toBe(site.groups.href({}, { lost: 'yes' }))
  })

  test('draws a map of where they are, and a town leads to its group', async () => {
    const page = await read(site.groups.href({}, { words: 'tenants' }))
    expect(page).toContain('Map of 1 town with groups')
    expect(page).toContain(`<a href="${site.group.href({ slug: 'quill-tenants' })}" aria-label="Quill Tenants"><path class="q3"`)
  })

  test('a town with several groups leads to the list from there, and the link names them', async () => {
    expect(await read(site.groups.href())).toContain(`<a href="${site.groups.href({}, { town: 'Port Quill' })}" aria-label="Port Quill: Harbor Chapter, Quill Tenants"><path class="q4"`)
  })

  test('towns that share one group are one link on the map', async () => {
    const page = await read(site.groups.href({}, { words: 'Harbor Chapter' }))
    expect(page.match(/aria-label="Harbor Chapter"/g)).toHaveLength(1)
    expect(page).toContain('Map of 3 towns with groups')
  })
})

describe('a group’s page', () => {
  test('says who they are and who leads, and no address', async () => {
    const page = await read(site.group.href(arden))
    for (const words of ['Arden Neighbors', 'We count buses.', 'Lea Lead', joinPromise('Arden Neighbors')]) expect(page).toContain(words)
    expect(page).toSatisfy(hidden('lea.lead@brook.example'))
  })

  test('shows what it offers and needs, the groups within it, and the group it is part of', async () => {
    const within = await founding.enter(db, organiser, { name: 'Arden Bus Riders', kind: 'local-group', parent_id: arden.id, ends_on: null }, { divisions: [], counties: [] }, on)
    await offers.put(db, organiser, arden, { kind: 'need', issue: 'Reading a timetable', words: 'In Portuguese.' })
    const page = await read(site.group.href(arden))
    expect(page).toMatch(/We need help with.*Reading a timetable.*In Portuguese/s)
    expect(names(page)).toContain('Arden Bus Riders')
    expect(await read(site.group.href(within))).toMatch(/Part of <a href="[^"]*arden-neighbors"/)
    await db.updateTable('groups').set({ status: 'closed' }).where('id', '=', within.id).execute()
  })

  test('a group that is only applied for has none', async () => {
    const { id } = await db.insertInto('groups').values({ slug: 'secret', name: 'Secret', kind: 'local-group', status: 'applied' }).returning('id').executeTakeFirstOrThrow()
    expect(id).toBeGreaterThan(0)
    expect((await open.request(site.group.href({ slug: 'secret' }))).status).toBe(404)
    for (const sent of [form('PUT', { name: 'Ana', email: 'ana@brook.example' }), form('DELETE')]) expect((await open.request(site.groupMembership.href({ slug: 'secret' }), sent)).status).toBe(404)
  })

  test('one that ended shows what came of it and takes nobody', async () => {
    const { group } = await team('2027-02-01', 'Otto Ends')
    await groups.describe(db, organiser, group, { closing_report: 'Nine stops have a bench.' })
    await steps.take(db, organiser, group, { became: 'closed', reason: 'Done.', on })
    const page = await read(site.group.href(group))
    expect(page).toContain('Nine stops have a bench.')
    expect(page).not.toContain('Join us</h2>')
  })

  test('links lead only to the web', async () => {
    await groups.describe(db, organiser, arden, { links: 'Our minutes https://minutes.example/arden\njavascript:alert(1)\nBad javascript:alert(1)' })
    const page = await read(site.group.href(arden))
    expect(page).toContain('href="https://minutes.example/arden"')
    expect(page).not.toContain('javascript:')
  })
})

describe('joining', () => {
  const join = (fields: Record<string, string>, headers = {}) => open.request(site.groupMembership.href(arden), form('PUT', fields, headers))

  test('a stranger is in once their address has said yes, with the words they saw', async () => {
    const answer = await join({ name: 'Ana Brook', email: 'ana@brook.example' })
    expect(answer.headers.get('location')).toBe(site.group.href(arden, { did: 'asked' }))
    expect(await rolls.ofGroup(db, arden)).not.toContainEqual(expect.objectContaining({ name: 'Ana Brook' }))
    expect(await (await confirm('ana@brook.example')).text()).toContain('Go to Arden Neighbors')
    expect(await rolls.ofGroup(db, arden)).toContainEqual(expect.objectContaining({ name: 'Ana Brook', role: 'member', agrees: true }))
    expect((await db.selectFrom('consents').select('wording').where('list', '=', `group:${arden.id}`).orderBy('id', 'desc').limit(1).executeTakeFirst())?.wording).toBe(joinPromise('Arden Neighbors'))
  })

  test('the answer is the same for an address we know and one we do not', async () => {
    const pages = await Promise.all(['ana@brook.example', 'nobody@brook.example'].map(async (email) => {
      const answer = await join({ name: 'Ana Brook', email })
      return [answer.status, answer.headers.get('location')]
    }))
    expect(pages[0]).toEqual(pages[1])
  })

  test('what is wrong comes back beside what was typed', async () => {
    const answer = await join({ name: 'Ana', email: 'not an address' })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toMatch(/value="not an address".*Write an e-mail address, such as/s)
  })

  test('a program that fills the hidden field is thanked and forgotten', async () => {
    const before = await db.selectFrom('confirmations').selectAll().execute()
    expect((await join({ name: 'Bot', email: 'bot@brook.example', website: 'x' })).status).toBe(303)
    expect(await db.selectFrom('confirmations').selectAll().execute()).toHaveLength(before.length)
  })

  test('who is signed in joins and leaves by one button each', async () => {
    const { person, headers } = await signedIn('Ben Brook')
    expect((await join({}, headers)).headers.get('location')).toBe(site.group.href(arden, { did: 'joined' }))
    expect(await rolls.roleOf(db, arden, person)).toBe('member')
    expect(await read(site.group.href(arden), { headers })).toContain('Leave Arden Neighbors')
    expect((await open.request(site.groupMembership.href(arden), form('DELETE', {}, headers))).headers.get('location')).toBe(site.group.href(arden, { did: 'left' }))
    expect(await rolls.roleOf(db, arden, person)).toBeUndefined()
  })

  test('the last lead is told why they cannot leave; a stranger is asked to sign in', async () => {
    const { person, headers } = await signedIn('Only Lead')
    const group = await enter({ name: 'Lone Group' })
    await members.join(db, group, person, { role: 'lead', how: 'form', wording })
    const answer = await open.request(site.groupMembership.href(group), form('DELETE', {}, headers))
    expect([answer.status, (await answer.text()).includes('You are the last lead')]).toEqual([422, true])
    expect((await open.request(site.groupMembership.href(group), form('DELETE'))).headers.get('location')).toBe(site.signIn.href())
  })
})

test('who signs up for the letter is shown at once who meets in their town', async () => {
  const answer = await open.request(site.signUps.href(), form('POST', { email: 'new@brook.example', town: 'Port Quill', consent: 'newsletter' }))
  const page = await read(answer.headers.get('location') ?? '')
  expect(names(page)).toEqual(['Harbor Chapter', 'Quill Tenants'])
  expect(names(await read(site.signUps.href({}, { near: 'nowhere' })))).toEqual([])
})

describe('writing to the leads', () => {
  const write = (fields: Record<string, string>, to = open) => to.request(site.groupMessages.href(arden), form('POST', fields))

  test('leaves a letter for them, with the address to answer to', async () => {
    const before = await queued('group-message-letter')
    expect((await write({ name: 'Cy', email: 'cy@brook.example', words: 'May I come?' })).headers.get('location')).toBe(site.group.href(arden, { did: 'wrote' }))
    expect((await queued('group-message-letter')).slice(before.length)).toEqual([{ groupId: arden.id, name: 'Cy', email: 'cy@brook.example', words: 'May I come?' }])
  })

  test('asks for words, and keeps what was written', async () => {
    const answer = await write({ name: 'Cy', email: 'cy@brook.example', words: ' ' })
    expect([answer.status, (await answer.text()).includes('Write what it is about.')]).toEqual([422, true])
  })

  test('soon asks a program that writes again and again to wait', async () => {
    const statuses = []
    for (let time = 0; time < 7; time++) statuses.push((await write({ name: 'Cy', email: 'cy@brook.example', words: 'Again.' }, app)).status)
    expect(statuses.at(0)).toBe(303)
    expect(statuses.at(-1)).toBe(429)
  })
})

async function signedIn(name: string) {
  const person = await somebody(name)
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@brook.example`
  await db.insertInto('users').values({ name, email, person_id: person.id }).execute()
  return { person, headers: await cookiesOf(email) }
}
