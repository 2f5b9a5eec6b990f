import type { Condition } from '#domain/audiences/condition.ts'
import { isRules, type Part } from '#domain/audiences/rules.ts'
import { stands } from '#domain/membership/standings.ts'
import { addDays, dayOf } from '#engines/membership/days.ts'
import { mulberry } from '../../../bench/chance.ts'
import { db } from '../../house.ts'

const place = 'ocd-division/country:us/state:ma/place:'
const house = 'ocd-division/country:us/state:ma/sldl:'
export const senate = 'ocd-division/country:us/state:ma/sldu:harbor_and_hills'
/** What conditions of the small world speak of; of each there is also somebody without. */
export const words = {
  tags: ['driver', 'host', 'needs-ride'],
  towns: [`${place}arden`, `${place}winnick`, null],
  districts: [`${house}1st_harbor`, `${house}2nd_harbor`],
  languages: ['en', 'pt', ''],
  sources: ['website', 'door', ''],
  kinds: ['reported', 'attended'],
  days: ['2026-01-01', '2026-06-01', '2026-09-01'],
  lists: ['newsletter', 'alerts'],
} as const

/** Whom fixtures' officials and committees stand for, by district. */
const constituencies: Record<'official' | 'committee', Record<number, readonly string[]>> = {
  official: { 1: [words.districts[0]], 2: [words.districts[1]], 3: [senate], 5: [] },
  committee: { 1: [words.districts[1], senate] },
}

type Inhabitant = {
  id: number
  tags: string[]
  town: string | null
  districts: string[]
  language: string
  source: string
  created: string
  fields: Record<string, string | number | boolean>
  groups: { group: number; role: string }[]
  deeds: { kind: string; subject: number; on: string }[]
  consents: { list: string; given: boolean }[]
  standing: (typeof stands)[number]
  skills: number[]
  issues: number[]
}

/** Terms of a level with thirty days of grace, by what they come to today. */
const terms = { member: { from: -100, until: 200 }, grace: { from: -380, until: -15 }, lapsed: { from: -500, until: -135 } }
const dayFromToday = (days: number) => addDays(dayOf(new Date()), days)

/** Fifty people who differ in everything that a segment may ask, the same each time. */
export async function settle(): Promise<{ people: Inhabitant[]; groups: number[]; skills: number[]; issues: number[] }> {
  const level = await db.insertInto('membership_levels').values({ slug: 'neighbor', name: 'Neighbor', kind: 'granted' }).returning('id').executeTakeFirstOrThrow()
  const [skills, issues] = [await choices('skill'), await choices('issue')]
  const groups = await db.insertInto('groups').values(['north', 'south'].map((slug) => ({ slug: `${slug}-shore`, kind: 'chapter' as const, status: 'affiliated' as const, name: slug }))).returning('id').execute()
  const numbers = new Map((await db.selectFrom('divisions').select(['id', 'number']).execute()).map(({ id, number }) => [id, number]))
  const chance = mulberry(7)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(chance() * from.length)]!
  const some = <T>(from: readonly T[]): T[] => from.filter(() => chance() < 0.4)
  const people: Inhabitant[] = []
  for (let number = 0; number < 50; number++) {
    const person = {
      tags: some(words.tags), town: pick(words.towns), language: pick(words.languages), source: pick(words.sources), created: `2026-0${1 + (number % 9)}-15`,
      districts: [...(chance() < 0.7 ? [pick(words.districts)] : []), ...some([senate]), ...some(['ocd-division/country:us/state:ma/cd:1']), ...some(['ocd-division/country:us/state:ma/council_district:1'])],
      fields: { ...(chance() < 0.5 ? { children: Math.floor(chance() * 4) } : {}), ...(chance() < 0.5 ? { employer: pick(['Arden Mills', 'The 50% Shop']) } : {}), ...(chance() < 0.5 ? { union: chance() < 0.5 } : {}), ...(chance() < 0.5 ? { met: pick(words.days) } : {}) },
      groups: some(groups).map(({ id }) => ({ group: id, role: pick(['member', 'organiser', 'lead']) })),
      deeds: some([1, 2, 1, 2]).map((subject) => ({ kind: pick(words.kinds), subject, on: pick(['2026-01-01', '2026-05-31', '2026-08-01', '2026-10-01']) })),
      consents: some(words.lists).map((list) => ({ list, given: chance() < 0.6 })),
      standing: pick(stands), skills: some(skills), issues: some(issues),
    }
    const { id } = await db.insertInto('people').values({
      name: `Inhabitant ${number}`, emails: [`p${number}@arden.example`], tags: person.tags, place_id: person.town, language: person.language, source: person.source,
      created_at: new Date(`${person.created}T12:00:00`), fields: JSON.stringify(person.fields), districts: person.districts.map((district) => numbers.get(district) ?? 0),
    }).returning('id').executeTakeFirstOrThrow()
    for (const { group, role } of person.groups) await db.insertInto('group_members').values({ group_id: group, person_id: id, role: role as 'member' }).execute()
    for (const { kind, subject, on } of person.deeds) await db.insertInto('deeds').values({ person_id: id, kind, subject: 'action', subject_id: subject, act: crypto.randomUUID(), occurred_at: new Date(`${on}T00:00:00`) }).execute()
    for (const { list, given } of person.consents) {
      for (const said of [!given, given]) await db.insertInto('consents').values({ person_id: id, channel: 'email', list, given: said, wording: 'x', how: 'form' }).execute()
    }
    if (person.standing !== 'none') {
      const { from, until } = terms[person.standing]
      await db.insertInto('membership_terms').values({ person_id: id, level_id: level.id, origin: 'granted', from_on: dayFromToday(from), until_on: dayFromToday(until), grace_days: 30 }).execute()
    }
    if (person.skills.length + person.issues.length > 0) await db.insertInto('volunteer_profiles').values({ person_id: id, skills: person.skills, issues: person.issues }).execute()
    people.push({ id, ...person })
  }
  return { people, groups: groups.map(({ id }) => id), skills, issues }
}

/** Two that everybody can offer from the beginning. */
async function choices(kind: 'skill' | 'issue'): Promise<number[]> {
  await db.insertInto('volunteer_choices').values(['a', 'b'].map((name) => ({ kind, name: `${kind} ${name}` }))).execute()
  const rows = await db.selectFrom('volunteer_choices').select('id').where('kind', '=', kind).limit(2).execute()
  return rows.map(({ id }) => id)
}

/** What a segment's answer must be, asked of one person without any database. Groups without parts say nothing. */
export function isSo(person: Inhabitant, part: Part): boolean {
  if (!isRules(part)) return holds(person, part) !== part.not
  const parts = part.parts.filter(speaks)
  return parts.length === 0 || (part.join === 'all' ? parts.every((one) => isSo(person, one)) : parts.some((one) => isSo(person, one)))
}

const speaks = (part: Part): boolean => !isRules(part) || part.parts.some(speaks)

function holds(person: Inhabitant, condition: Condition): boolean {
  switch (condition.about) {
    case 'tag': return person.tags.includes(condition.tag)
    case 'town': return person.town === condition.town
    case 'district': return condition.district === null ? !person.districts.some((district) => district.includes(condition.layer === 'house' ? 'sldl' : 'sldu')) : person.districts.includes(condition.district)
    case 'official': return person.districts.some((district) => constituencies.official[condition.official]?.includes(district))
    case 'committee': return person.districts.some((district) => constituencies.committee[condition.committee]?.includes(district))
    case 'language': return person.language === condition.language
    case 'source': return person.source === condition.source
    case 'added': return person.created >= condition.since
    case 'field-known': return condition.key in person.fields
    case 'field': return field(person.fields[condition.key], condition)
    case 'group': return person.groups.some(({ group, role }) => group === condition.group && (condition.role === null || role === condition.role))
    case 'standing': return person.standing === condition.standing
    case 'skill': return person.skills.includes(condition.skill)
    case 'interest': return person.issues.includes(condition.interest)
    case 'deed': return person.deeds.some(({ kind, subject, on }) =>
      (condition.kind ?? kind) === kind && (condition.subject?.id ?? subject) === subject && (condition.since ?? on) <= on)
    case 'consent': {
      const standing = condition.channel === 'email' ? person.consents.find(({ list }) => list === condition.list) : undefined
      return condition.said === 'never' ? !standing : standing?.given === (condition.said === 'given')
    }
  }
}

function field(known: string | number | boolean | undefined, { test, value }: Extract<Condition, { about: 'field' }>): boolean {
  if (known === undefined) return false
  if (test === 'is') return known === value
  if (test === 'contains') return String(known).toLowerCase().includes(String(value).toLowerCase())
  if (typeof known !== typeof value) return false
  return test === 'above' ? known > value : known < value
}
