import { z } from 'zod'
import { chamberOf, committeeRole } from '#engines/rosters/posts.ts'
import { committee, sentence } from '#engines/rosters/shaping.ts'
import type { Parser, Reading } from '#engines/rosters/reading.ts'

const source = z.object({
  id: z.string().startsWith('ocd-organization/').max(100),
  name: z.string(),
  chamber: z.string(),
  classification: z.string(),
  links: z.array(z.object({ url: z.string() })).max(50).default([]),
  members: z
    .array(z.object({ name: z.string(), role: z.string().nullish(), person_id: z.string().nullish() }))
    .max(600)
    .default([]),
})

/**
 * Committees as Open States keeps them. Their codes come from the links to the legislature's pages; of several the last is the
 * present one (a renamed committee keeps its old link first), temporary codes (`TH33`) only when there is no other.
 */
export const openStatesCommittees: Parser = (content, { where }) =>
  (Array.isArray(content) ? content : [content]).map((record, index) => ({
    where: Array.isArray(content) ? `${where}, record ${index + 1}` : where,
    reading: read(record),
  }))

function read(record: unknown): Reading {
  const { success, data, error } = source.safeParse(record)
  if (!success) return { refusal: sentence(error) }

  const codes = data.links.flatMap(({ url }) => /\/Committees\/[A-Za-z]+\/([A-Za-z0-9]{2,10})\b/.exec(url)?.[1] ?? [])
  const lasting = codes.filter((code) => !/^T[A-Z]\d/.test(code))
  return committee({
    ids: [
      { scheme: 'openstates', identifier: data.id },
      ...[...new Set(codes)].map((identifier) => ({ scheme: 'committee_code', identifier })),
    ],
    name: data.name,
    chamber: chamberOf(data.chamber),
    code: lasting.at(-1) ?? codes.at(-1),
    members: data.members.map(({ name, role, person_id }) => ({
      personIds: person_id ? [{ scheme: 'openstates', identifier: person_id }] : [],
      name,
      role: committeeRole(role),
    })),
  })
}
