import { describe, expect, test } from 'vitest'
import { enrich, samePerson } from '#engines/rosters/same-person.ts'
import type { RosterPerson } from '#engines/rosters/roster.ts'
import { data, official, officialFolder } from './sources.ts'

const refused = (roster: { refusals: unknown[] }) => roster.refusals
const byName = (people: RosterPerson[]) => people.toSorted((a, b) => a.name.localeCompare(b.name))

describe.skipIf(!data)('official rosters', () => {
  test('the YAML folder, its JSON and its CSV name the same 198 people', () => {
    const yaml = officialFolder('legislature')
    const json = official('ma_legislature_2026-08.json')
    const csv = official('ma_current_openstates_format.csv')

    expect([yaml, json, csv].flatMap(refused)).toEqual([])
    expect(yaml.people).toHaveLength(198)
    expect(byName(json.people)).toEqual(byName(yaml.people))
    expect(enrich(yaml.people, csv.people)).toMatchObject({ people: { length: 198 }, unmatched: [] })
  })

  test('158 representatives and 40 senators hold one seat each', () => {
    const { people } = officialFolder('legislature')
    const seats = people.flatMap(({ roles }) => roles.map(({ post, district }) => `${post} ${district}`))
    expect(seats.filter((seat) => seat.startsWith('house'))).toHaveLength(158)
    expect(seats.filter((seat) => seat.startsWith('senate'))).toHaveLength(40)
    expect(new Set(seats).size).toBe(198)
    expect(seats).not.toContain('house 1st Franklin')
  })

  test('every legislator of that day has a room, and none a bare state for an address', () => {
    const offices = officialFolder('legislature').people.flatMap((person) => person.offices)
    expect(offices.filter(({ room, classification }) => room && classification === 'capitol').length).toBeGreaterThan(190)
    expect(offices.filter(({ address }) => address === 'MA')).toEqual([])
    expect(offices.map(({ room }) => room)).toContain('109-B')
  })

  test('the download with empty capitol columns reads as well', () => {
    const { people, refusals } = official('openstates_people_current_ma_2026-04.csv')
    expect(refusals).toEqual([])
    expect(people).toHaveLength(198)
    expect(people.flatMap(({ offices }) => offices).some(({ classification }) => classification === 'capitol')).toBe(false)
  })

  test('the six of the executive are six, and the Lieutenant Governor is one person', () => {
    const { people, refusals } = officialFolder('executive')
    expect(refusals).toEqual([])
    expect(people.map(({ roles }) => roles[0]?.post).toSorted()).toEqual(
      ['attorney-general', 'auditor', 'governor', 'lieutenant-governor', 'secretary', 'treasurer'])

    const deputy = people.find(({ roles }) => roles[0]?.post === 'lieutenant-governor')!
    expect(deputy).toMatchObject({ name: 'Kim Driscoll', otherNames: ['Kimberly Driscoll'] })
    expect(deputy.ids).toHaveLength(2)
    expect(JSON.stringify(deputy)).not.toContain('salem.com')
  })

  test('the retired hold no post and mayors are counted, not refused', () => {
    const retired = officialFolder('retired')
    expect(retired.refusals).toEqual([])
    expect(retired.people.flatMap(({ roles }) => roles)).toEqual([])
    expect(retired.people.length).toBeGreaterThan(190)

    const { people, refusals, skipped } = officialFolder('municipalities')
    expect({ people, refusals, skipped }).toEqual({ people: [], refusals: [], skipped: [{ reason: 'municipal executive', count: 11 }] })
  })

  test('nobody is merged with a stranger who once had the same member code', () => {
    const worrell = officialFolder('legislature').people.find(({ name }) => name === 'Chris Worrell')!
    const walsh = officialFolder('retired').people.find(({ name }) => name === 'Chris Walsh')!
    expect(samePerson(worrell, walsh)).toBe(false)
  })

  test('malegislature’s members enrich the same people; only one who has left stays over', () => {
    const members = official('malegislature_members_194_2025-12.json')
    const { people, unmatched } = enrich(officialFolder('legislature').people, members.people)
    expect(members).toMatchObject({ people: { length: 198 }, refusals: [] })
    expect(people).toHaveLength(198)
    expect(unmatched.map(({ name }) => name)).toEqual(['Natalie Blais'])
    expect(people.find(({ familyName }) => familyName === 'Miranda')?.otherNames).not.toContain('Liz Miranda')
  })

  test('Congress is nine districts and two senators with offices at home', () => {
    const { people, committees, refusals } = official('ma_congress_2026-06.json')
    expect(refusals).toEqual([])
    expect(people.map(({ roles }) => roles[0]?.district).filter(Boolean).toSorted()).toEqual([...'123456789'])
    const senators = people.filter(({ roles }) => roles[0]?.post === 'us-senate')
    expect(senators.map(({ familyName }) => familyName).toSorted()).toEqual(['Markey', 'Warren'])
    expect(people.flatMap(({ offices }) => offices.filter(({ classification }) => classification === 'district'))).toHaveLength(22)
    expect(committees).toHaveLength(60)
  })

  test('committees of both sources meet by code', () => {
    const yaml = officialFolder('committees')
    const roles = official('malegislature_committee_roles_194_2025-12.json')
    expect(yaml.committees).toHaveLength(57)
    expect(yaml.committees.flatMap(({ members }) => members)).toHaveLength(871)
    expect(roles.committees.flatMap(({ members }) => members)).toHaveLength(844)

    const codes = new Set(yaml.committees.map(({ code }) => code))
    expect(roles.committees.map(({ code }) => code).filter((code) => !codes.has(code))).toEqual(['TS10'])
    expect(yaml.committees.find(({ name }) => name === 'Agriculture and Fisheries')?.code).toBe('J45')
    expect(yaml.committees.find(({ name, chamber }) => name === 'Rules' && chamber === 'house')?.code).toBe('H33')
    expect(new Set(yaml.committees.flatMap(({ members }) => members.map(({ role }) => role)))).toEqual(
      new Set(['chair', 'vice chair', 'assistant vice chair', 'ranking member', 'member', 'treasurer']))
  })
})
