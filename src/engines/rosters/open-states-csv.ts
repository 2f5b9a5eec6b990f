import { z } from 'zod'
import { fromLinks } from '#engines/rosters/member-code.ts'
import { office } from '#engines/rosters/office.ts'
import { postOf } from '#engines/rosters/posts.ts'
import { filled, partyName, person, sentence } from '#engines/rosters/shaping.ts'
import type { Parser, Reading } from '#engines/rosters/reading.ts'

const cell = z.string().max(10_000).default('')
const row = z.object({
  id: z.string().startsWith('ocd-person/').max(100),
  name: z.string().min(1),
  current_party: cell, current_district: cell, current_chamber: cell, given_name: cell, family_name: cell, gender: cell,
  email: cell, image: cell, links: cell, capitol_address: cell, capitol_voice: cell, capitol_fax: cell,
  district_address: cell, district_voice: cell, district_fax: cell,
  twitter: cell, youtube: cell, instagram: cell, facebook: cell, wikidata: cell,
})

/** Rows of Open States' current-people CSV (26 columns); whoever stands in it serves now. Columns may be empty or missing. */
export const openStatesCsv: Parser = (content, { where }) =>
  z.array(z.object({ record: z.unknown(), line: z.number() })).parse(content).map(({ record, line }) => ({
    where: `${where}, line ${line}`,
    reading: read(record),
  }))

function read(record: unknown): Reading {
  const { success, data, error } = row.safeParse(record)
  if (!success) return { refusal: sentence(error) }
  const post = postOf(data.current_chamber)
  if (!post) return { refusal: `The chamber “${data.current_chamber.slice(0, 60)}” is not one we know.` }

  const links = data.links.split(';').flatMap((url) => filled(url) ?? [])
  const accounts = (['twitter', 'youtube', 'instagram', 'facebook'] as const).flatMap((site) =>
    data[site] ? [{ url: `https://${site}.com/${encodeURIComponent(data[site])}`, note: site }] : [])
  return person({
    ids: [
      { scheme: 'openstates', identifier: data.id },
      ...(data.wikidata ? [{ scheme: 'wikidata', identifier: data.wikidata }] : []),
      ...fromLinks(links),
    ],
    name: data.name,
    givenName: filled(data.given_name),
    familyName: filled(data.family_name) ?? data.name.split(' ').at(-1) ?? data.name,
    party: partyName(data.current_party),
    gender: filled(data.gender),
    email: filled(data.email),
    image: filled(data.image),
    links: [...links.map((url) => ({ url })), ...accounts],
    offices: [
      office({ classification: 'capitol', address: data.capitol_address, voice: data.capitol_voice, fax: data.capitol_fax }) ?? [],
      office({ classification: 'district', address: data.district_address, voice: data.district_voice, fax: data.district_fax }) ?? [],
    ].flat(),
    roles: [{ post, district: filled(data.current_district) }],
    otherNames: [],
  })
}
