import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as answering from '#domain/calendar/answering.ts'
import * as rounds from '#domain/calendar/answer-rounds.ts'
import * as answers from '#domain/calendar/answers.ts'
import * as links from '#domain/calendar/answer-links.ts'
import * as callingOff from '#domain/calendar/calling-off.ts'
import * as events from '#domain/calendar/events.ts'
import { fillAll } from '#domain/calendar/places.ts'
import * as listing from '#domain/calendar/listing.ts'
import * as presence from '#domain/calendar/presence.ts'
import { rewrite, type Which } from '#domain/calendar/rewriting.ts'
import * as writing from '#domain/calendar/writing.ts'
import * as everything from '#domain/people/everything.ts'
import * as forgetting from '#domain/people/forgetting.ts'
import { merge } from '#domain/people/merging.ts'
import { unmerge } from '#domain/people/unmerging.ts'
import { cannot, comes, deedsOf, said, someone, takenAt, timeOf, told } from '../../coming.ts'
import { happening, meeting, mira, now, startsOf, weekly } from '../../happenings.ts'
import { db, queued } from '../../house.ts'

const room = async (capacity: number | null, more: Partial<writing.Draft> = {}) => timeOf(await happening({ capacity, ...more }), now)
const later = new Date('2026-11-04T12:00:00Z')
const names = 'Ana Bo Cy Dot Eli Fay'.split(' ')
const everybody = Promise.all(names.map(someone))
const change = async (id: number, draft: Partial<writing.Draft>, at = now) => rewrite(db, mira, { id, version: (await events.find(db, id))?.version ?? 0, which: 'all' }, { ...meeting, ...draft }, { now: at })

describe('places', () => {
  test('are taken with guests, then people wait; whoever gives theirs up leaves them to those who wait longest', async () => {
    const [ana, bo, cy, dot] = await everybody
    const time = await room(3)
    expect([await comes(time, ana!, now, 1), await comes(time, bo!, now, 1), await comes(time, cy!, now)]).toEqual(['yes', 'waiting', 'waiting'])
    expect([await takenAt(time), await comes(time, dot!, now)]).toEqual([2, 'waiting'])
    expect(await cannot(time, ana!, now)).toBe('no')
    expect([await said(time, bo!), await said(time, cy!), await said(time, dot!), await takenAt(time)]).toEqual(['yes', 'yes', 'waiting', 3])
    expect([await told(time, ana!), await told(time, bo!), await told(time, dot!)]).toEqual([['yes', 'no'], ['waiting', 'freed'], ['waiting']])
    expect([await deedsOf(ana!), await deedsOf(bo!), await deedsOf(dot!)]).toEqual([[], ['said-yes'], []])
    expect(await comes(time, ana!, now)).toBe('waiting')
  })

  test('more guests come where there is room, fewer leave theirs; a party larger than the room is told so', async () => {
    const [, , , , eli, fay] = await everybody
    const time = await room(4)
    expect([await comes(time, eli!, now, 4), await comes(time, eli!, now, 1), await comes(time, eli!, now, 2)]).toEqual(['too many', 'yes', 'yes'])
    expect([await comes(time, fay!, now, 1), await comes(time, eli!, now, 3), await takenAt(time)]).toEqual(['waiting', 'no room', 3])
    expect([await comes(time, eli!, now, 1), await said(time, fay!), await takenAt(time)]).toEqual(['yes', 'yes', 4])
    expect((await answers.ofPerson(db, time, eli!))?.guests).toBe(1)
  })

  test('are never one too many, also when many say yes at once', async () => {
    const all = await everybody
    const time = await room(4)
    const became = await Promise.all(all.map((person) => comes(time, person, now, 1)))
    expect(became.toSorted()).toEqual(['waiting', 'waiting', 'waiting', 'waiting', 'yes', 'yes'])
    await Promise.all(all.map((person, at) => (became[at] === 'yes' ? cannot(time, person, now) : comes(time, person, now))))
    expect(await takenAt(time)).toBe(4)
  })

  test('are guarded by the database itself', async () => {
    const [ana, bo] = await everybody
    const time = await room(1)
    await comes(time, ana!, now)
    await expect(db.insertInto('event_answers').values({ time_id: time.id, person_id: bo!.id, answer: 'yes', placed_at: now }).execute()).rejects.toThrow('no place is left')
    await expect(db.updateTable('event_answers').set({ guests: 2 }).where('time_id', '=', time.id).execute()).rejects.toThrow('no place is left')
  })

  test('made by the host go to those who wait; taken away by the host, nobody loses theirs', async () => {
    const [ana, bo, cy] = await everybody
    const time = await room(1)
    for (const person of [ana!, bo!, cy!]) await comes(time, person, now)
    await change(time.event_id, { capacity: 2 })
    expect([await said(time, bo!), await said(time, cy!)]).toEqual(['yes', 'waiting'])
    expect(await told(time, bo!)).toEqual(['waiting', 'freed'])
    await change(time.event_id, { capacity: 1 })
    await cannot(time, ana!, now)
    expect([await said(time, bo!), await said(time, cy!), await takenAt(time)]).toEqual(['yes', 'waiting', 1])
  })

  test('made in a series go at once to those who wait at the times that the change is for, each told once', async () => {
    const [host, waits] = [await someone('Early'), await someone('Waits')]
    const event = await happening({ ...weekly, capacity: 1 })
    const [first, second, third] = await listing.ofEvent(db, event, { now })
    if (!first || !second || !third) throw new Error('It is every week.')
    const times = [first, second, third]
    for (const time of times) expect([await comes(time, host, now), await comes(time, waits, now)]).toEqual(['yes', 'waiting'])
    const rewritten = async (which: Which, over: Partial<writing.Draft>) => {
      const version = (await events.find(db, event.id))?.version ?? 0
      await rewrite(db, mira, { id: event.id, version, ...which }, { ...weekly, ...over }, { now, origin: 'https://arden.example' })
      return Promise.all(times.map((time) => said(time, waits)))
    }
    const at = ({ starts, ends }: { starts: string; ends: string }) => ({ starts, ends })
    expect(await rewritten({ which: 'this', of: second.of }, { ...at(second), rule: null, capacity: 2 })).toEqual(['waiting', 'yes', 'waiting'])
    expect(await rewritten({ which: 'following', of: third.of }, { ...at(third), capacity: null })).toEqual(['waiting', 'yes', 'yes'])
    expect(await rewritten({ which: 'all' }, { capacity: 5 })).toEqual(['yes', 'yes', 'yes'])
    await rounds.go(db, now)
    for (const time of times) expect([await told(time, host), await told(time, waits)]).toEqual([['yes'], ['waiting', 'freed']])
    expect(await queued('event-letter')).toContainEqual(expect.objectContaining({ notice: 'freed', origin: 'https://arden.example' }))
  })

  test('whatever people answer and hosts change, never more are taken than there are, and the waiting list keeps its order', async () => {
    const people = await everybody
    const step = fc.oneof(
      fc.record({ who: fc.nat(5), guests: fc.nat(3), yes: fc.constant(true) }), fc.record({ who: fc.nat(5), yes: fc.constant(false) }), fc.record({ capacity: fc.integer({ min: 1, max: 8 }) }),
    )
    await fc.assert(fc.asyncProperty(fc.integer({ min: 1, max: 8 }), fc.array(step, { minLength: 4, maxLength: 14 }), async (capacity, steps) => {
      const time = await room(capacity)
      let [most, clock] = [capacity, now.getTime()]
      for (const one of steps) {
        const at = new Date(clock += 1000)
        const before = await list(time)
        if ('capacity' in one) {
          await db.updateTable('events').set({ capacity: one.capacity }).where('id', '=', time.event_id).execute()
          await fillAll(db, at)
          most = one.capacity
        } else await answering.say(db, time.id, people[one.who]!, one.yes ? one : { yes: false }, { now: at })
        const after = await list(time)
        const count = after.filter(({ answer }) => answer === 'yes').reduce((sum, { guests }) => sum + 1 + guests, 0)
        expect(await takenAt(time)).toBe(count)
        expect(count).toBeLessThanOrEqual(Math.max(most, before.filter(({ answer }) => answer === 'yes').reduce((sum, { guests }) => sum + 1 + guests, 0)))
        const moved = after.filter(({ answer, person_id }) => answer === 'yes' && before.some((was) => was.person_id === person_id && was.answer === 'waiting'))
        const waiting = after.filter(({ answer, guests }) => answer === 'waiting' && guests < most)
        for (const up of moved) expect(waiting.every(({ answered_at }) => answered_at > up.answered_at)).toBe(true)
        if (waiting[0]) expect(count + 1 + waiting[0].guests).toBeGreaterThan(most)
        const queue = before.filter(({ answer }) => answer === 'waiting').map(({ person_id }) => person_id)
        const still = after.filter(({ answer }) => answer === 'waiting').map(({ person_id }) => person_id)
        expect(still.filter((id) => queue.includes(id))).toEqual(queue.filter((id) => still.includes(id)))
      }
    }), { numRuns: 12 })
  })
})

const list = (time: { id: number }) => db.selectFrom('event_answers').selectAll().where('time_id', '=', time.id).orderBy('placed_at').orderBy('answered_at').orderBy('id').execute()

describe('an answer', () => {
  test('said twice changes nothing and writes nobody twice', async () => {
    const ana = await someone('Twice')
    const time = await room(null)
    expect([await comes(time, ana, now), await comes(time, ana, now), await cannot(time, ana, now), await cannot(time, ana, now)]).toEqual(['yes', 'yes', 'no', 'no'])
    expect(await told(time, ana)).toEqual(['yes', 'no'])
    expect(await deedsOf(ana)).toEqual([])
    expect([await comes(time, ana, now), await deedsOf(ana)]).toEqual(['yes', ['said-yes']])
  })

  test('keeps what was asked with what was replied', async () => {
    const ana = await someone('Replies')
    const time = await room(null, { questions: ['Do you bring a chair?', 'Anything we should know?'] })
    await answering.say(db, time.id, ana, { yes: true, guests: 2, replies: ['Two'] }, { now })
    await answering.say(db, time.id, ana, { yes: true, guests: 1 }, { now })
    expect(await answers.ofPerson(db, time, ana)).toMatchObject({ guests: 1, asked: ['Do you bring a chair?', 'Anything we should know?'], replies: ['Two', ''] })
  })

  test('comes too late for what is over, called off, a draft, or takes none', async () => {
    const ana = await someone('Late')
    const [over, none, off] = [await room(null), await room(null, { takes_answers: false }), await room(null)]
    await callingOff.callOff(db, mira, off.id, 'Snow.', now)
    const draft = await writing.draft(db, mira, meeting, now)
    const [time] = await db.selectFrom('event_times').select('id').where('event_id', '=', draft.id).execute()
    expect([await comes(over, ana, later), await comes(none, ana, now), await comes(off, ana, now), await comes(time!, ana, now), await answering.say(db, 999_999, ana, { yes: true }, { now })])
      .toEqual(['too late', 'too late', 'too late', 'too late', undefined])
  })

  test('is found by the link of its letter alone, of which only the hash is kept', async () => {
    const ana = await someone('Linked')
    const time = await room(null)
    await comes(time, ana, now)
    const answer = await answers.ofPerson(db, time, ana)
    const token = await links.issue(db, answer!, 'one') ?? ''
    expect(await links.issue(db, answer!, 'one')).toBeUndefined()
    expect(JSON.stringify(await db.selectFrom('event_answer_links').selectAll().execute())).not.toContain(token)
    expect((await answers.withToken(db, token))?.time.id).toBe(time.id)
    expect([await answering.sayByLink(db, token, { yes: false }, { now }), await said(time, ana), await answering.sayByLink(db, 'no such', { yes: false }, { now })]).toEqual(['no', 'no', undefined])
  })

  test('is no longer found by its link a month after, and what the host had asked is forgotten after three', async () => {
    const ana = await someone('Swept')
    const time = await room(null, { questions: ['Why?'] })
    await answering.say(db, time.id, ana, { yes: true, guests: 1, replies: ['Because'] }, { now })
    const token = await links.issue(db, (await answers.ofPerson(db, time, ana))!, 'swept') ?? ''
    const days = (count: number) => new Date(time.ends_at.getTime() + count * 86_400_000)
    await rounds.sweep(db, days(29))
    expect(await answers.withToken(db, token)).toBeDefined()
    await rounds.sweep(db, days(31))
    expect([await answers.withToken(db, token), (await answers.ofPerson(db, time, ana))?.replies]).toEqual([undefined, ['Because']])
    await rounds.sweep(db, days(91))
    expect(await answers.ofPerson(db, time, ana)).toMatchObject({ answer: 'yes', guests: 1, asked: [], replies: [] })
  })

  test('stays with its time: what somebody answered is called off, not gone, and not taken out', async () => {
    const ana = await someone('Stays')
    const event = await happening(weekly)
    const time = await timeOf(event, now)
    await cannot(time, ana, now)
    await comes(time, ana, now)
    await cannot(time, ana, now)
    await change(event.id, { ...weekly, starts: '2026-11-04T18:00:00', ends: '2026-11-04T19:00:00', rule: null })
    expect(await startsOf(event)).toContain('-2026-11-03T18:00')
    expect(await writing.remove(db, mira, event.id)).toBe(false)
    expect(await events.find(db, event.id)).toBeDefined()
  })
})

describe('who came', () => {
  test('is written down once it has begun, becomes a deed once, and can be mended', async () => {
    const [ana, bo] = [await someone('Came'), await someone('Stayed')]
    const time = await room(null)
    await comes(time, ana, now)
    await cannot(time, bo, now)
    const answer = await answers.ofPerson(db, time, ana)
    const tick = (here: boolean, at = later) => presence.tick(db, mira, time.id, new Map([[answer!.id, here]]), at)
    expect([await tick(true, now), await tick(true), await tick(true)]).toEqual([0, 1, 0])
    expect(await deedsOf(ana)).toEqual(['said-yes', 'attended'])
    expect([await tick(false), await deedsOf(ana), await tick(true), await deedsOf(ana)]).toEqual([1, ['said-yes'], 1, ['said-yes', 'attended']])
  })
})

describe('somebody who', () => {
  test('is forgotten leaves their place', async () => {
    const [ana, bo] = [await someone('Forgotten'), await someone('Next')]
    const time = await room(1)
    await comes(time, ana, now)
    await comes(time, bo, now)
    expect((await everything.about(db, ana)).map(({ table }) => table)).toContain('event_answers')
    await forgetting.forget(db, [ana.id], 'office')
    expect(await takenAt(time)).toBe(0)
    await fillAll(db, now)
    expect([await said(time, bo), await takenAt(time)]).toEqual(['yes', 1])
  })

  test('becomes one with another comes once, and becomes two again as it was', async () => {
    const [one, other] = [await someone('One'), await someone('Other')]
    const time = await room(3)
    await comes(time, one, now)
    await comes(time, other, now, 1)
    const id = await merge(db, mira, { survivor: one.id, loser: other.id })
    expect(await takenAt(time)).toBe(1)
    await comes(time, await someone('Third'), now, 1)
    await unmerge(db, mira, id!)
    expect(await takenAt(time)).toBe(5)
  })
})
