import { beforeAll, expect, test } from 'vitest'
import { openLimits } from '#http/limits.ts'
import { routes } from '#http/routes.ts'
import { app, db, form, house } from '../../house.ts'
import { workOnce } from '../colleagues.ts'
import { marks, myGroup, rowsOfOthers, theOthers, type World } from './two-groups.ts'

const open = new Set<string>([routes.office.firstSignIn.pattern, routes.office.invitation.pattern])
const patterns = [...Object.values(routes.office), ...Object.values(routes.api)].map(({ pattern }) => pattern).filter((pattern) => !open.has(pattern))
type Method = 'POST' | 'PUT' | 'DELETE'
const known = new Set(app.routes.map(({ method, path }) => `${method} ${path}`))
/** What can be asked of them at all; whatever else is asked finds nobody there. */
const acts = (['POST', 'PUT', 'DELETE'] as const).flatMap((method) => patterns.filter((pattern) => known.has(`${method} ${pattern}`)).map((pattern): [Method, string] => [method, pattern]))

/** Goes through every address of the office and of the machines as somebody who leads one group, looking for anything of another's. */
export function walkEveryAddress() {
  let world: World
  const before = new Map<string, string>()

  beforeAll(async () => {
    world = await myGroup()
    Object.assign(house.limits, openLimits())
    for (const address of addressesOf({ id: world.mine, person: world.me })) before.set(address, await read(address))
    world = await theOthers(world)
  })

  test('the walk knows every address', () => {
    expect(patterns.length).toBeGreaterThan(80)
    expect(acts.length).toBeGreaterThan(150)
    expect(before.size).toBeGreaterThan(80)
    expect([...before.values()].filter((text) => text.startsWith('200')).length).toBeGreaterThan(10)
  })

  test('nothing can be read, found or exported', async () => {
    const betrayed: string[] = []
    for (const address of new Set(idsOf(world).flatMap((id) => addressesOf({ id, person: world.them[0] ?? 0 })))) {
      const text = await read(address)
      const found = marks.find((mark) => text.includes(mark))
      if (found) betrayed.push(`${address} shows ${found}`)
    }
    for (const address of patterns.filter((pattern) => !pattern.includes(':'))) {
      for (const query of ['?q=zebul', '?q=winnick&tag=everywhere', '?source=Reedsecret&before=99999999']) {
        const text = (await read(address + query)).replaceAll('value="Reedsecret"', '')
        const found = marks.find((mark) => text.includes(mark))
        if (found) betrayed.push(`${address}${query} shows ${found}`)
      }
    }
    expect([...new Set(betrayed)]).toEqual([])
  })

  test('nothing can be counted: every page reads as it did before there was anybody else', async () => {
    const changed: string[] = []
    for (const [address, text] of before) if (await read(address) !== text) changed.push(address)
    expect(changed).toEqual([])
    for (const query of ['?tag=everywhere', '?q=zebulon', '?q=winnick']) {
      const page = await read(routes.office.people.href() + query)
      expect(page, query).not.toMatch(/\b(7|8|9)( of)? people\b/)
    }
  })

  test('nothing can be changed, joined, removed or written to', async () => {
    const rows = await rowsOfOthers(world)
    const them = String(world.them[0] ?? 0)
    const fields = {
      name: 'Mallory', subject: 'Hello', body: 'Hello', email: 'mallory@evil.example', ids: them, id: them, person: them, people: them, survivor: them, loser: String(world.them[1] ?? 0),
      group: String(world.theirs), group_id: String(world.theirs), tag: 'mine', tags: 'mine', role: 'lead', number: '7', status: 'closed', reason: 'x', version: '1', q: 'zebul', act: 'tag', list: 'newsletter',
      channel: 'email', given: 'no', title: 'x', came: them, ask: them, candidates: them, confirm: 'yes', about: 'x', kind: 'chapter', amount: '5', level: '1', words: 'x', wording: 'x',
    }
    const asked = idsOf(world).flatMap((id) => acts.map(([method, pattern]) => `${method} ${addressOf(pattern, { id, person: world.them[0] ?? 0 })}`))
    for (const one of new Set(asked)) {
      const [method, address = ''] = one.split(' ')
      if (address.startsWith(routes.office.account.pattern)) continue
      const answer = await app.request(address, form(method === 'PUT' || method === 'DELETE' ? method : 'POST', fields, world.headers))
      const text = await answer.text()
      for (const mark of marks) if (text.includes(mark)) expect(one).toBe(`shows nothing, and not ${mark}`)
    }
    expect(await rowsOfOthers(world)).toBe(rows)
    await workOnce()
    const written = await db.selectFrom('letters').select(['recipient', 'subject']).where('recipient', 'like', '%winnick.example').execute()
    expect(written).toEqual([])
  }, 180_000)

  /** A page as text, without what differs from one look to the next. */
  async function read(address: string): Promise<string> {
    const answer = await app.request(address, { headers: world.headers })
    const text = await answer.text()
    return `${answer.status} ${text.replaceAll(/value="[\w-]{30,}"/g, '').replaceAll(/datetime="[^"]*"/g, '').replaceAll(/\b\d+ (seconds?|minutes?) ago/g, '')}`
  }
}

const idsOf = (world: World) => [world.theirs, world.them[0] ?? 0, world.mailing, world.helpCall, world.eventTime, world.story, world.action]

const addressesOf = (whose: { id: number; person: number }) => patterns.map((pattern) => addressOf(pattern, whose))

const addressOf = (pattern: string, { id, person }: { id: number; person: number }) => pattern
  .replace('/writings/:kind/', '/writings/story/').replace(':token', 'aaaa').replace(/:(person|member)\b/g, String(person)).replace(':kind', 'contributions').replace(':step', 'x').replace(/:\w+/g, String(id))
