import { z } from 'zod'
import { fromCode, fromLinks } from '#engines/rosters/member-code.ts'
import { partyName, person, sentence } from '#engines/rosters/shaping.ts'
import type { Parser, Reading } from '#engines/rosters/reading.ts'

const source = z.object({
  member_id: z.string().min(1).max(20),
  name: z.string(),
  chamber: z.enum(['house', 'senate']),
  raw_district: z.string(),
  party: z.string().nullish(),
  profile_url: z.string().nullish(),
})

const suffix = /,?\s+(?:Jr|Sr|II|III|IV)\.?$/i

/** The member list of malegislature.gov as JSON: code, name, chamber, district. Whoever stands in it served on its day. */
export const legislatureMembers: Parser = (content, { where }) =>
  z.array(z.unknown()).parse(content).map((record, index) => ({ where: `${where}, record ${index + 1}`, reading: read(record) }))

function read(record: unknown): Reading {
  const { success, data, error } = source.safeParse(record)
  if (!success) return { refusal: sentence(error) }
  const words = data.name.replace(suffix, '').trim().split(/\s+/)
  return person({
    ids: [fromCode(data.member_id), ...fromLinks(data.profile_url ? [data.profile_url] : [])],
    name: data.name,
    givenName: words.length > 1 ? words[0] : undefined,
    familyName: words.at(-1) ?? data.name,
    party: partyName(data.party),
    links: data.profile_url ? [{ url: data.profile_url }] : [],
    offices: [],
    roles: [{ post: data.chamber, district: data.raw_district }],
    otherNames: [],
  })
}
