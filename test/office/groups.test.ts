import { beforeAll, describe, expect, test } from 'vitest'
import * as groups from '#domain/groups/groups.ts'
import * as members from '#domain/groups/members.ts'
import * as offers from '#domain/groups/offers.ts'
import * as rolls from '#domain/groups/rolls.ts'
import * as steps from '#domain/groups/steps.ts'
import * as consents from '#domain/people/consents.ts'
import type { Person } from '#domain/people/person.ts'
import { routes } from '#http/routes.ts'
import { scoped } from '#platform/scoped.ts'
import { today } from '#ui/day.tsx'
import { applied, enter, ledBy, now, somebody, team, winnick, wording } from '../domain/groups/world.ts'
import { app, db, form, queued } from '../house.ts'
import { arrive, cookiesOf } from './colleagues.ts'

const { office } = routes
type Headers = Record<string, string>
let priya: Headers
let lea: Headers
let own: groups.Group
let other: groups.Group
let stranger: Person
let ownMember: Person

const get = (href: string, headers: Headers) => app.request(href, { headers })
const read = async (href: string, headers: Headers) => (await get(href, headers)).text()
const send = (href: string, method: 'POST' | 'PUT' | 'DELETE', fields: Record<string, string>, headers: Headers) => app.request(href, form(method, fields, headers))
const nextYear = `${Number(today().slice(0, 4)) + 1}-01-15`

beforeAll(async () => {
  priya = (await arrive('Priya', 'organiser')).headers
  const led = await ledBy('Lea Lead', { name: 'Arden Neighbors' })
  own = led.group
  lea = await signIn(led.lead)
  ownMember = await somebody('Own Member')
  await members.join(db, own, ownMember, { how: 'form', wording })
  const theirs = await ledBy('Winnie Lead', { name: 'Winnick Neighbors', towns: [winnick] })
  other = theirs.group
  stranger = await somebody('Secret Stranger')
  await members.join(db, other, stranger, { how: 'form', wording })
})

describe('an organiser', () => {
  test('sees all groups, by status and by words, and how many wait', async () => {
    await applied('Queue Applicant')
    const all = await read(office.groups.href(), priya)
    for (const words of ['Arden Neighbors', 'Winnick Neighbors', 'Winnick Wakes', 'waits to be read']) expect(all).toContain(words)
    expect(await read(office.groups.href({}, { status: 'applied' }), priya)).not.toContain('Arden Neighbors')
    expect(await read(office.groups.href({}, { words: 'nobody of that name' }), priya)).toContain('No group of that description.')
  })

  test('leafs through more than fifty', async () => {
    await db.insertInto('groups').values(Array.from({ length: 60 }, (_, n) => ({ slug: `many-${n}`, name: `Many ${String(n).padStart(2, '0')}`, kind: 'ally' as const, status: 'dormant' as const }))).execute()
    const first = await read(office.groups.href({}, { status: 'dormant' }), priya)
    expect(first).toContain('Many 49')
    expect(first).not.toContain('Many 50')
    const [, after] = /after=(\d+)/.exec(first) ?? []
    const second = await read(office.groups.href({}, { status: 'dormant', after }), priya)
    expect(second).toContain('Many 59')
    expect(second).not.toContain('Many 49')
  })

  test('enters a group with its area, and is told which line means nothing', async () => {
    const fields = { name: 'Port Quill Tenants', kind: 'ally', area: 'Port Quill\nHarbor County\n1st Harbor', meets: 'Mondays' }
    const refused = await send(office.groups.href(), 'POST', { ...fields, area: 'Port Quill\nAtlantis' }, priya)
    expect([refused.status, (await refused.text()).includes('by this name: Atlantis')]).toEqual([422, true])
    const answer = await send(office.groups.href(), 'POST', fields, priya)
    expect(answer.status).toBe(303)
    const page = await read(answer.headers.get('location') ?? '', priya)
    expect(page).toContain('Harbor County, 1st Harbor and Port Quill')
  })

  test('is told when an action team has no end', async () => {
    const refused = await send(office.groups.href(), 'POST', { name: 'Endless', kind: 'action-team', ends_on: '' }, priya)
    expect([refused.status, (await refused.text()).includes('ends on a day to come')]).toEqual([422, true])
    expect((await get(office.newGroup.href(), priya)).status).toBe(200)
  })

  test('does not make a group part of itself or of what is part of it', async () => {
    const top = await enter({ name: 'Top' })
    const under = await enter({ name: 'Under', parent_id: top.id })
    const refused = await send(office.group.href(top), 'PUT', { name: 'Top', parent_id: String(under.id), area: 'Arden' }, priya)
    expect([refused.status, (await refused.text()).includes('cannot be part of itself')]).toEqual([422, true])
    expect((await now(top)).parent_id).toBeNull()
    await expect(db.updateTable('groups').set({ parent_id: under.id }).where('id', '=', top.id).execute()).rejects.toMatchObject({ constraint: 'groups_no_circle' })
  })

  test('brings an application to an affiliated group, step by step', async () => {
    const { group } = await applied('Step Applicant')
    const step = (became: string, reason = '') => send(office.groupStatus.href(group), 'PUT', { became, reason }, priya)
    expect(await read(office.group.href(group), priya)).toContain('Nobody else does.')
    expect((await step('forming')).headers.get('location')).toBe(office.group.href(group, { did: 'stepped' }))
    const early = await step('affiliated')
    expect([early.status, (await early.text()).includes('It is not ready for that')]).toEqual([422, true])
    const { id: mentor } = await db.selectFrom('users').select('id').where('name', '=', 'Priya').executeTakeFirstOrThrow()
    expect((await send(office.groupChecklist.href(group), 'PUT', { conversation_on: '2026-11-01', agreement_on: '2026-11-02', first_meeting_on: 'soon' }, priya)).status).toBe(422)
    await send(office.groupChecklist.href(group), 'PUT', { conversation_on: '2026-11-01', agreement_on: '2026-11-02', first_meeting_on: '2026-12-01', mentor_id: mentor }, priya)
    expect(await read(office.group.href(group), priya)).toContain('Still missing: two leads.')
    await members.join(db, group, await somebody('Step Second'), { role: 'lead', how: 'form', wording })
    expect((await step('affiliated')).status).toBe(303)
    expect(await now(group)).toMatchObject({ status: 'affiliated' })
    expect((await step('dormant')).status).toBe(422)
    expect((await step('nonsense')).status).toBe(422)
  })

  test('writes the starter kit, a link to a line', async () => {
    const put = (links: string) => send(office.starterKit.href(), 'PUT', { links }, priya)
    expect((await put('no address here')).status).toBe(422)
    expect((await put('A first meeting https://help.example/meeting')).status).toBe(303)
    expect(await read(office.starterKit.href(), priya)).toContain('https://help.example/meeting')
    expect(await (await app.request(routes.site.starterKit.href())).text()).toContain('href="https://help.example/meeting"')
  })
})

describe('a lead', () => {
  test('sees their own group in the list, and no other', async () => {
    const list = await read(office.groups.href(), lea)
    expect(list).toContain('Arden Neighbors')
    expect(list).not.toContain('Winnick Neighbors')
    expect(list).not.toContain('Enter a group')
    expect(await read(office.group.href(own), lea)).toContain('own.member@brook.example')
  })

  test('finds nothing of another group, and can do nothing to it', async () => {
    const id = other.id
    const person = stranger.id
    const tried = [
      get(office.group.href(other), lea), get(office.groupForm.href(other), lea), get(office.groupOffers.href(other), lea),
      send(office.group.href(other), 'PUT', { about: 'Mine now.' }, lea),
      send(office.groupTerm.href(other), 'PUT', { decision: 'finish' }, lea),
      send(office.groupInvitations.href(other), 'POST', { email: 'x@brook.example', role: 'lead' }, lea),
      send(office.groupInvitation.href({ id, invitation: 1 }), 'DELETE', {}, lea),
      send(office.groupMember.href({ id, person }), 'PUT', { role: 'lead' }, lea),
      send(office.groupMember.href({ id, person }), 'DELETE', {}, lea),
      send(office.groupMember.href({ id: own.id, person }), 'DELETE', {}, lea),
      send(office.groupOffers.href(other), 'POST', { kind: 'need', issue: 'Money' }, lea),
      send(office.groupOffer.href({ id, offer: 1 }), 'DELETE', {}, lea),
      send(office.groupAnswers.href({ id, offer: 1 }), 'POST', { words: 'Yes.' }, lea),
    ]
    const answers = await Promise.all(tried)
    expect(answers.map(({ status }) => status)).toEqual(tried.map(() => 404))
    for (const answer of answers) expect(await answer.text()).not.toContain('Stranger')
    expect(await rolls.ofGroup(db, other)).toHaveLength(2)
  })

  test('cannot take the organisation’s decisions about their own', async () => {
    for (const [href, fields] of [[office.groupStatus.href(own), { became: 'dormant', reason: 'So.' }], [office.groupChecklist.href(own), {}], [office.starterKit.href(), { links: '' }]] as const) {
      expect((await send(href, 'PUT', fields, lea)).status).toBe(403)
    }
    expect((await send(office.groups.href(), 'POST', { name: 'New', kind: 'ally' }, lea)).status).toBe(403)
    expect((await get(office.newGroup.href(), lea)).status).toBe(403)
  })

  test('says what stands on their page, and not what it is called or where it is', async () => {
    const answer = await send(office.group.href(own), 'PUT', { about: 'We sing.', meets: 'Mondays', name: 'Empire', area: 'Winnick', parent_id: String(other.id), links: 'Our songs https://songs.example' }, lea)
    expect(answer.status).toBe(303)
    expect(await now(own)).toMatchObject({ about: 'We sing.', meets: 'Mondays', name: 'Arden Neighbors', parent_id: null, links: 'Our songs https://songs.example' })
    expect((await send(office.group.href(own), 'PUT', { links: 'javascript:alert(1)' }, lea)).status).toBe(422)
    expect(await read(office.groupForm.href(own), lea)).toContain('We sing.')
  })

  test('makes a member a lead and back, and stays lead while they are the last', async () => {
    const role = (person: number, to: string) => send(office.groupMember.href({ id: own.id, person }), 'PUT', { role: to }, lea)
    expect((await role(ownMember.id, 'lead')).status).toBe(303)
    expect((await role(ownMember.id, 'member')).status).toBe(303)
    const { person_id: lead } = await db.selectFrom('users').select('person_id').where('name', '=', 'Lea Lead').executeTakeFirstOrThrow()
    const refused = await role(lead ?? 0, 'member')
    expect([refused.status, (await refused.text()).includes('This is the last lead')]).toEqual([422, true])
    expect((await role(ownMember.id, 'king')).status).toBe(422)
  })

  test('takes a member out, which ends the group’s letters to them', async () => {
    const leaver = await somebody('Short Stay')
    await members.join(db, own, leaver, { how: 'form', wording })
    expect((await send(office.groupMember.href({ id: own.id, person: leaver.id }), 'DELETE', {}, lea)).status).toBe(303)
    expect(await rolls.roleOf(db, own, leaver)).toBeUndefined()
    expect(await consents.stands(db, leaver, 'email', members.listOf(own))).toBe(false)
  })

  test('invites by letter and takes it back', async () => {
    expect((await send(office.groupInvitations.href(own), 'POST', { email: 'New@Brook.example', role: 'member' }, lea)).status).toBe(303)
    expect((await queued('group-invitation-letter')).at(-1)).toMatchObject({ origin: 'http://localhost' })
    expect(await read(office.group.href(own), lea)).toContain('new@brook.example')
    const { id } = await db.selectFrom('group_invitations').select('id').where('email', '=', 'new@brook.example').executeTakeFirstOrThrow()
    expect((await send(office.groupInvitation.href({ id: own.id, invitation: id }), 'DELETE', {}, lea)).status).toBe(303)
    expect(await read(office.group.href(own), lea)).not.toContain('new@brook.example')
    expect((await send(office.groupInvitations.href(own), 'POST', { email: 'nowhere', role: 'member' }, lea)).status).toBe(422)
  })

  test('offers, needs, and answers other groups', async () => {
    await send(office.groupOffers.href(own), 'POST', { kind: 'offer', issue: 'Bus timetables', words: 'Twenty years of them.' }, lea)
    expect((await send(office.groupOffers.href(own), 'POST', { kind: 'love', issue: '' }, lea)).status).toBe(422)
    await offers.put(db, { id: 'winnie', name: 'Winnie' }, other, { kind: 'need', issue: 'A van', words: '' })
    expect(await read(office.groupOffers.href(own), lea)).toMatch(/Bus timetables.*A van/s)
    const [need] = await offers.ofGroup(db, other)
    const href = office.groupAnswers.href({ id: own.id, offer: need?.id ?? 0 })
    expect((await send(href, 'POST', { words: ' ' }, lea)).status).toBe(422)
    expect((await send(href, 'POST', { words: 'We have one.' }, lea)).status).toBe(303)
    expect(await offers.answersTo(db, other)).toMatchObject([{ words: 'We have one.', answered_by: 'Lea Lead', group: 'Arden Neighbors' }])
    expect((await queued('group-answer-letter')).at(-1)).toMatchObject({ replyTo: 'lea.lead@brook.example' })
    const [mine] = await offers.ofGroup(db, own)
    expect((await send(office.groupAnswers.href({ id: own.id, offer: mine?.id ?? 0 }), 'POST', { words: 'To myself.' }, lea)).status).toBe(404)
    expect((await send(office.groupOffer.href({ id: own.id, offer: mine?.id ?? 0 }), 'DELETE', {}, lea)).status).toBe(303)
    expect(await offers.ofGroup(db, own)).toEqual([])
  })

  test('decides how their team goes on', async () => {
    const running = await team(nextYear, 'Team Lead')
    const headers = await signIn(running.lead)
    const decide = (fields: Record<string, string>) => send(office.groupTerm.href(running.group), 'PUT', fields, headers)
    expect((await decide({})).status).toBe(422)
    expect((await decide({ decision: 'extend', until: nextYear, reason: 'So.' })).status).toBe(422)
    expect((await decide({ decision: 'become standing', reason: 'It never ends.' })).status).toBe(303)
    expect(await now(running.group)).toMatchObject({ kind: 'standing-team', ends_on: null })
    expect((await decide({ decision: 'finish', report: 'It did end.' })).status).toBe(303)
    expect(await now(running.group)).toMatchObject({ status: 'closed', closing_report: 'It did end.' })
    expect((await send(office.group.href(running.group), 'PUT', { closing_report: 'It ended well.' }, headers)).status).toBe(303)
  })
})

describe('the database, with the code’s own lock open,', () => {
  test('lets a lead end their group and no more', async () => {
    const { group, lead } = await ledBy('Scope Lead', { name: 'Scope' })
    await signIn(lead)
    const { id: actorId } = await db.selectFrom('users').select('id').where('person_id', '=', lead.id).executeTakeFirstOrThrow()
    const change = (values: object) => scoped(db, { actorId }, (tx) => tx.updateTable('groups').set(values).where('id', '=', group.id).execute())
    for (const values of [{ status: 'dormant' }, { kind: 'chapter' }, { name: 'Empire' }, { parent_id: null }]) await expect(change(values)).rejects.toThrow(/decides|permission denied/)
    await expect(scoped(db, { actorId }, (tx) => consents.state(tx, lead, { channel: 'email', list: `group:${group.id}`, given: true, wording: 'Yes', how: 'x' }))).rejects.toThrow(/row-level security/)
    await expect(scoped(db, { actorId }, (tx) => consents.state(tx, lead, { channel: 'email', list: 'newsletter', given: false, wording: 'No', how: 'x' }))).rejects.toThrow(/row-level security/)
    await expect(scoped(db, { actorId }, (tx) => tx.selectFrom('group_keys').selectAll().execute())).rejects.toThrow('permission denied')
    await scoped(db, { actorId }, (tx) => steps.take(tx, { id: actorId, name: 'Scope Lead' }, group, { became: 'closed', reason: 'Done.', on: today() }))
    expect(await now(group)).toMatchObject({ status: 'closed' })
  })

  test('shows a lead the applications, steps, invitations and answers of their own group alone', async () => {
    const { id: actorId } = await db.selectFrom('users').select('id').where('name', '=', 'Lea Lead').executeTakeFirstOrThrow()
    await db.insertInto('group_invitations').values({ hash: 'other', group_id: other.id, email: 'z@brook.example', role: 'member', invited_by: 'W', expires_at: new Date(Date.now() + 60_000) }).execute()
    await scoped(db, { actorId }, async (tx) => {
      for (const table of ['group_applications', 'group_steps', 'group_invitations', 'group_members'] as const) {
        const seen = await tx.selectFrom(table).select('group_id').distinct().execute()
        expect(seen.filter(({ group_id }) => group_id !== own.id)).toEqual([])
      }
    })
  })
})

async function signIn(person: Person) {
  const email = person.emails[0] ?? ''
  await db.insertInto('users').values({ name: person.name, email, person_id: person.id }).execute()
  return cookiesOf(email)
}
