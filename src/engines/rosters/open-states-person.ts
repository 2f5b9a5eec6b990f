import { z } from 'zod'
import { fromCode, fromLinks } from '#engines/rosters/member-code.ts'
import { office } from '#engines/rosters/office.ts'
import { postOf } from '#engines/rosters/posts.ts'
import { filled, isCurrent, partyName, person, sentence } from '#engines/rosters/shaping.ts'
import type { Parser, Reading } from '#engines/rosters/reading.ts'

const day = z.union([z.string(), z.null()]).optional()
const named = z.object({ name: z.string() })

const source = z.object({
  id: z.string().startsWith('ocd-person/').max(100),
  name: z.string(),
  given_name: z.string().nullish(),
  family_name: z.string().nullish(),
  gender: z.string().nullish(),
  email: z.string().nullish(),
  image: z.string().nullish(),
  party: z.array(named.extend({ end_date: day })).default([]),
  roles: z
    .array(z.object({ type: z.string(), district: z.coerce.string().optional(), start_date: day, end_date: day }))
    .max(100)
    .default([]),
  offices: z
    .array(z.object({ classification: z.string(), address: z.string().nullish(), voice: z.string().nullish(), fax: z.string().nullish() }))
    .max(50)
    .default([]),
  links: z.array(z.object({ url: z.string(), note: z.string().nullish() })).max(100).default([]),
  other_names: z.array(named).max(50).default([]),
  other_identifiers: z.array(z.object({ scheme: z.string(), identifier: z.string() })).max(100).default([]),
  extras: z.record(z.string(), z.unknown()).default({}),
})

/**
 * People as Open States keeps them: one YAML document each, or a JSON array of the same objects. Of somebody who was a mayor before, the
 * e-mail address and the links of the town hall are left out; they belong to the successor.
 */
export const openStatesPeople: Parser = (content, { where, asOf }) =>
  (Array.isArray(content) ? content : [content]).map((record, index) => ({
    where: Array.isArray(content) ? `${where}, record ${index + 1}` : where,
    reading: read(record, asOf),
  }))

function read(record: unknown, asOf: string): Reading {
  const { success, data, error } = source.safeParse(record)
  if (!success) return { refusal: sentence(error) }

  const current = data.roles.filter((role) => isCurrent({ startedOn: filled(role.start_date), endedOn: filled(role.end_date) }, asOf))
  const inState = current.filter(({ type }) => type !== 'mayor')
  if (inState.length === 0 && data.roles.some(({ type }) => type === 'mayor')) return { skip: 'municipal executive' }
  const unknown = inState.find(({ type }) => !postOf(type))
  if (unknown) return { refusal: `The role “${unknown.type.slice(0, 60)}” is not one we know.` }

  const code = data.extras['member code']
  const townHall = data.roles.some(({ type, end_date }) => type === 'mayor' && filled(end_date)) ? hostOf(data.email) : undefined
  return person({
    ids: [
      { scheme: 'openstates', identifier: data.id },
      ...data.other_identifiers,
      ...(typeof code === 'string' ? [fromCode(code)] : []),
      ...fromLinks(data.links.map(({ url }) => url)),
    ],
    name: data.name,
    givenName: filled(data.given_name),
    familyName: filled(data.family_name) ?? data.name.split(' ').at(-1) ?? data.name,
    party: partyName(data.party.find(({ end_date }) => !end_date || end_date > asOf)?.name),
    gender: filled(data.gender),
    email: townHall ? undefined : filled(data.email),
    image: filled(data.image),
    links: data.links.filter(({ url }) => !townHall || !url.includes(townHall)).map(({ url, note }) => ({ url, note: filled(note) })),
    offices: data.offices.flatMap((contact) => office(contact) ?? []),
    roles: inState.map(({ type, district, start_date, end_date }) => ({
      post: postOf(type) ?? type,
      district,
      startedOn: filled(start_date),
      endedOn: filled(end_date),
    })),
    otherNames: data.other_names.map(({ name }) => name),
  })
}

function hostOf(email: string | null | undefined): string | undefined {
  return filled(email?.split('@')[1])
}
