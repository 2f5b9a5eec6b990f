import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { fit, type Need, type Offer } from '#engines/volunteering/fit.ts'
import { slots, slotsBetween } from '#engines/volunteering/slots.ts'

const need: Need = { skills: [1, 2], languages: [], issue: 9, slots: ['sat-morning'] }
const offer: Offer = { skills: [1], languages: ['en'], issues: [], times: [], miles: null, away: 'unknown', came: 0, missed: 0, asked: 0 }
const scoreOf = (over: Partial<Offer>) => fit(need, { ...offer, ...over })?.score ?? -1

test.each([
  ['2026-12-05 10:00:00', '2026-12-05 12:00:00', ['sat-morning']],
  ['2026-12-05T10:00', '2026-12-05T12:30', ['sat-morning', 'sat-afternoon']],
  ['2026-12-05 16:59:00', '2026-12-05 17:01:00', ['sat-afternoon', 'sat-evening']],
  ['2026-12-05 23:00:00', '2026-12-06 01:00:00', ['sat-evening', 'sun-morning']],
  ['2026-12-06 22:00:00', '2026-12-07 09:00:00', ['mon-morning', 'sun-evening']],
])('from %s to %s it needs %j', (starts, ends, expected) => {
  expect(slotsBetween(starts, ends)).toEqual(expected)
})

test('two weeks need every slot once', () => {
  expect(slotsBetween('2026-12-05 10:00:00', '2026-12-19 10:00:00')).toEqual(slots)
})

test('nobody fits without one of the skills, or without one of the languages', () => {
  expect(fit(need, { ...offer, skills: [3] })).toBeUndefined()
  expect(fit({ ...need, languages: ['es', 'pt'] }, offer)).toBeUndefined()
  expect(fit({ ...need, languages: ['es', 'en'] }, offer)).toMatchObject({ skills: [1], languages: ['en'] })
  expect(fit({ ...need, skills: [] }, { ...offer, skills: [] })).toMatchObject({ skills: [], free: 'not said' })
})

test('the reasons are said', () => {
  expect(fit(need, { ...offer, skills: [2, 1], issues: [9], times: ['sat-morning'], away: 12, miles: 20 }))
    .toMatchObject({ skills: [1, 2], issue: true, free: 'all of it', away: 12, reachable: true })
  expect(fit({ ...need, slots: ['sat-morning', 'sat-afternoon'] }, { ...offer, times: ['sat-afternoon'] })?.free).toBe('part of it')
  expect(fit(need, { ...offer, times: ['sun-morning'], away: 30, miles: 20 })).toMatchObject({ free: 'not then', reachable: false })
})

test.each<[string, Partial<Offer>, Partial<Offer>]>([
  ['more of the skills', { skills: [1, 2] }, { skills: [1] }],
  ['being free then', { times: ['sat-morning'] }, { times: [] }],
  ['not having said when', { times: [] }, { times: ['sun-morning'] }],
  ['living nearer', { away: 2 }, { away: 20 }],
  ['the same county', { away: 'same county' }, { away: 'elsewhere' }],
  ['a way that is not too far', { away: 15, miles: 20 }, { away: 15, miles: 10 }],
  ['having come before', { came: 3 }, {}],
  ['no record', {}, { missed: 1 }],
  ['caring for the issue', { issues: [9] }, {}],
  ['not having been asked lately', {}, { asked: 1 }],
])('%s counts more', (_, better, worse) => {
  expect(scoreOf(better)).toBeGreaterThan(scoreOf(worse))
})

test('a score lies between nothing and a hundred, whatever is offered', () => {
  const count = fc.integer({ min: 0, max: 50 })
  const away = fc.oneof(fc.double({ min: 0, max: 300, noNaN: true }), fc.constantFrom('same county' as const, 'elsewhere' as const, 'unknown' as const))
  const offers = fc.record({
    skills: fc.subarray([1, 2, 3]), languages: fc.subarray(['en', 'es']), issues: fc.subarray([9]), times: fc.subarray([...slots]), miles: fc.option(count), away, came: count, missed: count, asked: count,
  })
  fc.assert(fc.property(offers, fc.subarray([1, 2]), fc.subarray([...slots], { minLength: 1 }), (any, skills, when) => {
    const found = fit({ ...need, skills, slots: when }, any)
    return found === undefined || (found.score >= 0 && found.score <= 100 && Number.isInteger(found.score))
  }))
})
