import { beforeEach, expect, test } from 'vitest'
import { tendGroups } from '#jobs/tend-groups.ts'
import * as checklists from '#domain/groups/checklists.ts'
import * as invitations from '#domain/groups/invitations.ts'
import * as members from '#domain/groups/members.ts'
import * as offers from '#domain/groups/offers.ts'
import * as rolls from '#domain/groups/rolls.ts'
import * as steps from '#domain/groups/steps.ts'
import * as terms from '#domain/groups/terms.ts'
import * as consents from '#domain/people/consents.ts'
import * as people from '#domain/people/people.ts'
import { routes } from '#http/routes.ts'
import * as queue from '#platform/queue.ts'
import { today } from '#ui/day.tsx'
import { applied, arden, enter, ledBy, now, on, organiser, somebody, team, winnick, wording } from '../domain/groups/world.ts'
import { app, db, form } from '../house.ts'
import { linksTo, workOnce } from '../office/colleagues.ts'

const { site } = routes
const letters = () => db.selectFrom('letters').select(['kind', 'recipient', 'subject', 'body', 'reply_to', 'sender_name']).orderBy('recipient').orderBy('id').execute()
const path = (link = '') => new URL(link).pathname
const get = (link?: string) => app.request(path(link))

beforeEach(async () => {
  await workOnce()
  await db.deleteFrom('letters').execute()
  await db.updateTable('groups').set({ status: 'closed' }).where('status', '=', 'affiliated').execute()
  await db.deleteFrom('group_areas').execute()
})

test('each step of a group is told to whoever asked for it, with the reason, and an answer goes to the mentor', async () => {
  const { group } = await applied('Letter Applicant')
  const { id } = await db.insertInto('users').values({ name: 'Mina Mentor', email: 'mina@tidewater.example', role: 'organiser' }).returning('id').executeTakeFirstOrThrow()
  await checklists.keep(db, organiser, group, { conversation_on: null, agreement_on: null, first_meeting_on: null, mentor_id: id, mentor: 'Mina Mentor' })
  await steps.take(db, organiser, group, { became: 'forming', on })
  await steps.take(db, organiser, group, { became: 'closed', reason: 'The library closed.', on })
  await workOnce()
  expect(await letters()).toMatchObject([
    { recipient: 'letter.applicant@brook.example', subject: 'Winnick Wakes may form', reply_to: 'mina@tidewater.example', body: expect.stringContaining('Mina Mentor is your mentor') },
    { recipient: 'letter.applicant@brook.example', subject: 'Winnick Wakes has ended', body: expect.stringContaining('The library closed.') },
  ])
})

test('a declined application is answered with its reason', async () => {
  const { group } = await applied('Declined Applicant')
  await steps.take(db, organiser, group, { became: 'closed', reason: 'There is one in Arden.', on })
  await workOnce()
  expect(await letters()).toMatchObject([{ subject: 'Winnick Wakes will not begin this time', body: expect.stringContaining('There is one in Arden.') }])
})

test('a visitor’s message reaches every lead, is answered to the visitor, and shows them no address', async () => {
  const { group } = await ledBy('Lea Post', { name: 'Post Group' })
  await members.join(db, group, await somebody('Second Post'), { role: 'lead', how: 'form', wording })
  await workOnce()
  await db.deleteFrom('letters').execute()
  await queue.leave(db, 'group-message-letter', { groupId: group.id, name: 'Cy', email: 'cy@brook.example', words: 'May I come?\nI bring tea.' })
  await workOnce()
  const written = await letters()
  expect(written.map(({ recipient, reply_to }) => [recipient, reply_to])).toEqual([['lea.post@brook.example', 'cy@brook.example'], ['second.post@brook.example', 'cy@brook.example']])
  expect(written[0]?.body).toContain('> May I come?\n> I bring tea.')
  expect(written[0]?.body).not.toContain('second.post@')
})

test('leads hear who joined; who joined hears nothing of it', async () => {
  const { group } = await ledBy('Lea Hears', { name: 'Hearing Group' })
  await workOnce()
  await db.deleteFrom('letters').execute()
  await members.join(db, group, await somebody('Joy Joins'), { how: 'form', wording })
  await workOnce()
  expect(await letters()).toMatchObject([{ recipient: 'lea.hears@brook.example', subject: 'Joy Joins joined Hearing Group' }])
})

test('an invitation lets somebody in once, by a button and not by looking', async () => {
  const { group } = await ledBy('Ina Inviter', { name: 'Inviting Group' })
  await invitations.invite(db, { id: 'ina', name: 'Ina' }, group, { email: 'Guest@Brook.example', role: 'lead' }, 'http://localhost')
  await workOnce()
  const [link] = await linksTo('guest@brook.example')
  for (const _ of [1, 2]) expect(await (await get(link)).text()).toContain('Ina asks you to lead Inviting Group.')
  expect(await rolls.count(db, group)).toBe(1)
  const accept = (fields: Record<string, string>) => app.request(path(link), form('POST', fields))
  expect((await accept({ name: '' })).status).toBe(422)
  expect((await accept({ name: 'Gus Guest' })).headers.get('location')).toBe(site.group.href(group, { did: 'joined' }))
  expect(await rolls.ofGroup(db, group)).toContainEqual(expect.objectContaining({ name: 'Gus Guest', role: 'lead', agrees: true }))
  expect([(await accept({ name: 'Gus Guest' })).status, (await get(link)).status]).toEqual([410, 410])
  expect((await app.request(site.groupInvitation.href({ token: 'made-up' }))).status).toBe(410)
  expect((await letters()).filter(({ kind }) => kind === 'invitation')).toMatchObject([{ sender_name: 'Inviting Group' }])
})

test('an invitation that was taken back, or whose group has closed, lets nobody in', async () => {
  const { group } = await ledBy('Bac Back', { name: 'Back Group' })
  const invited = async (email: string) => {
    await invitations.invite(db, { id: 'bac', name: 'Bac' }, group, { email, role: 'member' }, 'http://localhost')
    await workOnce()
    return (await linksTo(email))[0]
  }
  const [taken, closed] = [await invited('taken@brook.example'), await invited('closed@brook.example')]
  const [first] = await invitations.list(db, group)
  await invitations.takeBack(db, organiser, group, first?.id ?? 0)
  expect((await get(taken)).status).toBe(410)
  await steps.take(db, organiser, group, { became: 'closed', reason: 'So.', on })
  expect((await app.request(path(closed), form('POST', { name: 'Late' }))).status).toBe(410)
})

test('a member who is invited as lead becomes one', async () => {
  const { group } = await ledBy('Ris Riser', { name: 'Rising Group' })
  const member = await somebody('Up Riser')
  await members.join(db, group, member, { how: 'form', wording })
  await invitations.invite(db, { id: 'ris', name: 'Ris' }, group, { email: 'up.riser@brook.example', role: 'lead' }, 'http://localhost')
  await workOnce()
  const invitation = await db.selectFrom('letters').select('body').where('kind', '=', 'invitation').executeTakeFirstOrThrow()
  await app.request(path(/http\S+/.exec(invitation.body)?.[0]), form('POST', { name: 'Up Riser' }))
  expect(await rolls.roleOf(db, group, member)).toBe('lead')
})

test('a team’s lead decides by the link in the letter; looking decides nothing', async () => {
  const { group } = await team(`${Number(today().slice(0, 4)) + 1}-01-01`, 'Tia Term')
  const endsOn = inDays(20)
  await db.updateTable('groups').set({ ends_on: endsOn }).where('id', '=', group.id).execute()
  await terms.ask(db, today())
  await workOnce()
  const [letter] = (await letters()).filter(({ kind }) => kind === 'team-term')
  expect(letter).toMatchObject({ recipient: 'tia.term@brook.example', subject: 'Count the buses ends in 20 days' })
  const href = path(/http\S+/.exec(letter?.body ?? '')?.[0])
  for (const _ of [1, 2]) expect(await (await app.request(href)).text()).toContain('How does it go on?')
  expect(await now(group)).toMatchObject({ status: 'affiliated', ends_on: endsOn })
  const decide = (fields: Record<string, string>) => app.request(href, form('POST', fields))
  expect([(await decide({})).status, (await decide({ decision: 'extend', until: 'soon', reason: 'So.' })).status, (await decide({ decision: 'extend', until: inDays(40), reason: '' })).status]).toEqual([422, 422, 422])
  expect((await decide({ decision: 'extend', until: inDays(40), reason: 'The count goes on.' })).status).toBe(303)
  expect(await now(group)).toMatchObject({ ends_on: inDays(40) })
  expect((await app.request(site.teamTerm.href({ token: 'made-up' }))).status).toBe(410)
  expect((await app.request(site.teamTerm.href({ token: 'made-up' }), form('POST', { decision: 'finish' }))).status).toBe(410)
})

test('a team whose day was moved before the letter left is not asked about the old one', async () => {
  const { group } = await team(inDays(25), 'Moved Term')
  await terms.ask(db, today())
  await terms.decide(db, { id: 'x', name: 'X' }, group, { kind: 'extend', until: inDays(90), reason: 'So.' }, today())
  await workOnce()
  expect((await letters()).filter(({ kind }) => kind === 'team-term')).toEqual([])
})

test('the daily round closes teams whose day has come, and their leads are asked for a report', async () => {
  const { group } = await team(inDays(25), 'Daily Term')
  await db.updateTable('groups').set({ ends_on: today() }).where('id', '=', group.id).execute()
  await tendGroups({ db })()
  await workOnce()
  expect(await now(group)).toMatchObject({ status: 'closed' })
  expect((await letters()).at(-1)).toMatchObject({ subject: 'Count the buses has ended', body: expect.stringContaining('write a few lines about what came of it') })
})

test('another group’s answer reaches the leads who asked, who can write back', async () => {
  const [asking, answering] = [await ledBy('Ask Lead', { name: 'Asking' }), await ledBy('Ans Lead', { name: 'Answering' })]
  await offers.put(db, organiser, asking.group, { kind: 'need', issue: 'A van', words: '' })
  const [need] = await offers.ofGroup(db, asking.group)
  await offers.answer(db, { id: 'ans', name: 'Ans Lead', email: 'ans.lead@brook.example' }, answering.group, need?.id ?? 0, 'We have one.')
  await workOnce()
  expect((await letters()).filter(({ kind }) => kind === 'group-answer')).toMatchObject([{ recipient: 'ask.lead@brook.example', reply_to: 'ans.lead@brook.example', subject: 'Answering answers about A van', body: expect.stringContaining('We have one.') }])
})

test('somebody new hears once of the groups of their town, and those groups’ leads that somebody is near, without an address', async () => {
  const { group } = await ledBy('Ned Near', { name: 'Near Group', towns: [arden] })
  await enter({ name: 'Far Group', towns: [winnick] })
  await workOnce()
  await db.deleteFrom('letters').execute()
  const newcomer = await people.welcome(db, { name: 'Nia New', email: 'nia@new.example', placeId: arden })
  await queue.leave(db, 'introduce-groups', { personId: newcomer.id })
  await workOnce()
  expect(await letters()).toEqual([])
  await consents.state(db, newcomer, { channel: 'email', list: 'newsletter', given: true, wording, how: 'form' })
  for (const _ of [1, 2]) {
    await queue.leave(db, 'introduce-groups', { personId: newcomer.id })
    await workOnce()
  }
  const written = await letters()
  expect(written.map(({ recipient }) => recipient)).toEqual(['ned.near@brook.example', 'nia@new.example'])
  expect(written[0]?.body).toMatch(/Nia New of Arden/)
  expect(written[0]?.body).not.toContain('nia@new.example')
  expect(written[1]?.body).toContain(site.group.href(group))
  expect(written[1]?.body).not.toContain('Far Group')
})

function inDays(days: number) {
  const at = new Date(`${today()}T12:00:00Z`)
  return new Date(at.getTime() + days * 86_400_000).toISOString().slice(0, 10)
}
