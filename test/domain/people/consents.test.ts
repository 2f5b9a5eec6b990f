import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import * as consents from '#domain/people/consents.ts'
import { db } from '../../house.ts'

type Line = { id: number; channel: 'email' | 'text' | 'phone' | 'post'; list: string; given: boolean; retracts: number | null }

const saying = fc.record({ channel: fc.constantFrom('email' as const, 'text' as const), list: fc.constantFrom('newsletter', 'group:1'), given: fc.boolean() })
/** Lines said in one breath, or the taking back of some earlier line. */
const step = fc.oneof(fc.array(saying, { minLength: 1, maxLength: 4 }), fc.nat(20).map((which) => ({ which })))

const somebody = async () => (await db.insertInto('people').values({ name: 'Ana' }).returning('id').executeTakeFirstOrThrow()).id
const said = { wording: 'Yes', how: 'form' }

/** What the ledger alone answers: for each channel and list the latest line that nobody took back. */
function replay(lines: Line[]): Map<string, boolean> {
  const back = new Set(lines.flatMap(({ retracts }) => retracts ?? []))
  const standing = lines.filter(({ id, retracts }) => retracts === null && !back.has(id)).toSorted((a, b) => a.id - b.id)
  return new Map(standing.map(({ channel, list, given }) => [`${channel} ${list}`, given]))
}

const answers = async (person_id: number) =>
  new Map((await db.selectFrom('consent_standings').selectAll().where('person_id', '=', person_id).execute()).map(({ channel, list, given }) => [`${channel} ${list}`, given]))

test('whatever is said and taken back, in whatever breaths, the answer is what the ledger says, and nothing else', async () => {
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 10 }), async (steps) => {
    const person = await somebody()
    const lines: Line[] = []
    for (const one of steps) {
      if ('which' in one) {
        const open = lines.filter(({ id, retracts }) => retracts === null && !lines.some((line) => line.retracts === id))
        const taken = open[one.which % Math.max(1, open.length)]
        if (!taken) continue
        const { channel, list } = taken
        lines.push(...await db.insertInto('consents').values({ person_id: person, channel, list, given: false, retracts: taken.id, ...said }).returning(['id', 'channel', 'list', 'given', 'retracts']).execute())
      } else {
        lines.push(...await db.insertInto('consents').values(one.map((line) => ({ person_id: person, ...line, ...said }))).returning(['id', 'channel', 'list', 'given', 'retracts']).execute())
      }
      expect(await answers(person)).toEqual(replay(lines))
    }
    for (const channel of ['email', 'text'] as const) for (const list of ['newsletter', 'group:1', 'other']) {
      expect(await consents.stands(db, { id: person }, channel, list)).toBe(replay(lines).get(`${channel} ${list}`) ?? false)
    }
  }), { numRuns: 40 })
})

test('somebody else’s ledger, and the clock, change no answer', async () => {
  const [ana, bo] = [await somebody(), await somebody()]
  await consents.state(db, { id: ana }, { channel: 'email', list: 'newsletter', given: true, ...said })
  await consents.state(db, { id: bo }, { channel: 'email', list: 'newsletter', given: false, ...said })
  await db.insertInto('consents').values({ person_id: ana, channel: 'email', list: 'newsletter', given: false, stated_at: new Date('1999-01-01'), ...said }).execute()
  expect(await consents.stands(db, { id: ana }, 'email', 'newsletter')).toBe(false)
  expect(await answers(bo)).toEqual(new Map([['email newsletter', false]]))
})
