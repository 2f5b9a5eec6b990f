import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { detectRoster } from '#engines/rosters/detect-roster.ts'
import { fromCode, fromLinks } from '#engines/rosters/member-code.ts'
import { office, roomOf } from '#engines/rosters/office.ts'
import { committeeRole } from '#engines/rosters/posts.ts'
import { mergePeople, mergePerson, samePerson } from '#engines/rosters/same-person.ts'
import { isCurrent } from '#engines/rosters/shaping.ts'
import { read, readJson } from './sources.ts'

const ana = {
  id: 'ocd-person/1', name: 'Ana Gómez', given_name: 'Ana', family_name: 'Gómez',
  roles: [{ type: 'lower', district: '2nd Middlesex', start_date: '2025-01-01' }],
  extras: { 'member code': 'A_G1' },
}

test('a person holds only the roles of the day', () => {
  const roles = [
    { type: 'upper', district: 'Hampden', start_date: '2019-01-01', end_date: '2025-01-01' },
    ...ana.roles,
    { type: 'governor', start_date: '2027-01-07' },
  ]
  expect(readJson([{ ...ana, roles }]).people[0]?.roles).toEqual([
    { post: 'house', district: '2nd Middlesex', startedOn: '2025-01-01', endedOn: undefined },
  ])
})

test('a term counts from its first day and not on the day it ends', () => {
  expect(isCurrent({ startedOn: '2026-08-05' }, '2026-08-05')).toBe(true)
  expect(isCurrent({ endedOn: '2026-08-05' }, '2026-08-05')).toBe(false)
  expect(isCurrent({ startedOn: '2026-08-06' }, '2026-08-05')).toBe(false)
})

test('a broken record is refused with its place and the others are read', () => {
  const { people, refusals } = readJson([
    ana,
    { ...ana, id: 'ocd-person/2', name: 7 },
    { ...ana, id: 'ocd-person/3', roles: [{ type: 'dogcatcher' }] },
  ])
  expect(people).toHaveLength(1)
  expect(refusals).toEqual([
    { where: 'roster, record 2', reason: expect.stringContaining('name') },
    { where: 'roster, record 3', reason: 'The role “dogcatcher” is not one we know.' },
  ])
})

test('a CSV refusal says its line', () => {
  const rows = ['id,name,current_district,current_chamber', 'ocd-person/1,Ana Gómez,2nd Middlesex,lower', 'nobody,Bo,,lower']
  const { people, refusals } = read(rows.join('\n'))
  expect(people[0]).toMatchObject({ familyName: 'Gómez', offices: [], roles: [{ post: 'house' }] })
  expect(refusals[0]).toMatchObject({ where: 'roster, line 3' })
})

test('a broken address costs itself, not the person', () => {
  const script = 'javascript:alert(1)'
  const [person] = readJson([{ ...ana, email: 'not an address', image: script, links: [{ url: script }] }]).people
  expect(person).toMatchObject({ name: 'Ana Gómez', links: [] })
  expect(person?.email ?? person?.image).toBeUndefined()
})

test.each([
  ['', /none of the lists/], ['hello', /none of the lists/], ['[1, 2]', /none of the lists/], ['{"a":1}', /none of the lists/],
  ['{"a":', /not JSON/], ['a: [', /not YAML/], ['name,town\nAna,Acton', /none of the lists/],
])('%s is not a roster, and a sentence says so', (text, sentence) => {
  expect(detectRoster(text)).toMatchObject({ reason: expect.stringMatching(sentence) })
})

test('a YAML bomb and an endless file are turned away', () => {
  expect(detectRoster('a: &a [x]\nb: [*a, *a]\n')).toHaveProperty('reason')
  expect(detectRoster(' '.repeat(20_000_001))).toHaveProperty('reason')
})

test('nothing in a file makes the reader throw', () => {
  const keys = ['name', 'roles', 'members', 'classification', 'chamber', 'raw_district', 'member_id', 'committee_external_id']
  const anything = Object.fromEntries(keys.map((key) => [key, fc.anything()]))
  const record = fc.record({ id: fc.constantFrom('ocd-person/1', 1, null), ...anything }, { requiredKeys: [] })
  fc.assert(fc.property(fc.oneof(fc.array(record), record), (value) => void readJson(value)))
  fc.assert(fc.property(fc.string(), (text) => void read(`current_district,id\n${text}`)))
})

test.each([
  ['Room 109-B, State House 24 Beacon St.', '109-B'], ['State House Rm 337; Boston', '337'], ['State House, Room 312c', '312C'],
  ['24 Beacon St., Boston', undefined], ['Bedroom 12, Nowhere', undefined],
])('the room of %s is %s', (address, room) => {
  expect(roomOf(address)).toBe(room)
})

test('an office that reaches nobody is none', () => {
  expect(office({ classification: 'district', address: 'MA' })).toBeUndefined()
  const byMail = office({ classification: 'district-mail', address: 'MA', voice: '413-000-0000' })
  expect(byMail).toEqual({ classification: 'district', voice: '413-000-0000' })
})

test('a member code has one spelling', () => {
  expect(fromCode('djh1')).toEqual(fromCode('DJH1'))
  expect(fromLinks(['https://malegislature.gov/Legislators/Profile/L%20M0/District'])).toEqual([fromCode('L M0')])
  expect(fromCode('%E0%A4%A').identifier).toBe('%E0%A4%A')
})

test.each([
  ['Chairperson', 'chair'], ['Vice Chairman', 'vice chair'], ['Ranking Minority', 'ranking member'], [null, 'member'],
  ['ranking  member', 'ranking member'], ['ranking republican member', 'ranking member'], ['Ex Officio', 'ex officio'],
])('the role %s is %s', (label, role) => {
  expect(committeeRole(label)).toBe(role)
})

const one = (over: object) => readJson([{ ...ana, id: 'ocd-person/9', extras: {}, ...over }]).people[0]!

test('the same seat and family name is the same person, whatever the accents and the spelling of the district', () => {
  const known = readJson([ana]).people[0]!
  expect(samePerson(known, one({ family_name: 'GOMEZ', roles: [{ type: 'lower', district: 'Second Middlesex' }] }))).toBe(true)
  expect(samePerson(known, one({ family_name: 'Gómez Jr.' }))).toBe(true)
  expect(samePerson(known, one({ family_name: 'Other' }))).toBe(false)
  expect(samePerson(known, one({ roles: [{ type: 'upper', district: '2nd Middlesex' }] }))).toBe(false)
})

test('a member code counts only with the family name or the seat', () => {
  const known = readJson([ana]).people[0]!
  const code = { extras: { 'member code': 'a_g1' } }
  expect(samePerson(known, one({ ...code, family_name: 'Married' }))).toBe(true)
  expect(samePerson(known, one({ ...code, roles: [] }))).toBe(true)
  expect(samePerson(known, one({ ...code, family_name: 'Other', roles: [] }))).toBe(false)
})

test('merging keeps what the first entry says and fills its gaps', () => {
  const [merged, ...others] = mergePeople([...readJson([ana]).people, one({ name: 'Anita Gómez', gender: 'Female' })])
  expect(others).toEqual([])
  expect(merged).toMatchObject({ name: 'Ana Gómez', gender: 'Female', otherNames: ['Anita Gómez'], roles: { length: 1 } })
  expect(merged?.ids.map(({ identifier }) => identifier)).toContain('ocd-person/9')
})

test('an older list does not give back the seat that somebody left for another', () => {
  const [now] = readJson([{ ...ana, roles: [{ type: 'upper', district: 'First Middlesex' }] }]).people
  const before = one({ id: ana.id })
  expect(mergePerson(now!, before).roles.map(({ post }) => post)).toEqual(['senate'])
  expect(mergePerson({ ...now!, roles: [] }, before).roles.map(({ post }) => post)).toEqual(['house'])
})
