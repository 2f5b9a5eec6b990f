import { z } from 'zod'
import { fromCode } from '#engines/rosters/member-code.ts'
import { committeeRole } from '#engines/rosters/posts.ts'
import { committee, sentence } from '#engines/rosters/shaping.ts'
import type { Parser } from '#engines/rosters/reading.ts'

const source = z.object({
  member_id: z.string().min(1).max(20),
  committee_external_id: z.string().min(1).max(20),
  committee_name: z.string(),
  raw_role_label: z.string().nullish(),
})

/** Committee roles of malegislature.gov as JSON, one row per member and committee, gathered by committee; members by code. */
export const legislatureCommitteeRoles: Parser = (content, { where }) => {
  const rows = z.array(z.unknown()).parse(content).map((record) => source.safeParse(record))
  const refused = rows.flatMap(({ error }, index) =>
    error ? [{ where: `${where}, record ${index + 1}`, reading: { refusal: sentence(error) } }] : [])
  const byCode = Map.groupBy(rows.flatMap(({ data }) => data ?? []), ({ committee_external_id }) => committee_external_id)

  return [...refused, ...[...byCode].map(([code, members]) => ({
    where,
    reading: committee({
      ids: [{ scheme: 'committee_code', identifier: code }],
      ...titled(members[0]?.committee_name ?? code),
      code,
      members: members.map((row) => ({ personIds: [fromCode(row.member_id)], role: committeeRole(row.raw_role_label) })),
    }),
  }))]
}

/** `Joint Committee on the Judiciary` is `Judiciary`, joint. */
function titled(full: string): { name: string; chamber: string } {
  const [, chamber = 'joint', name = full] = /^(Joint|House|Senate) Committee on (?:the )?(.+)$/.exec(full) ?? []
  return { chamber: chamber.toLowerCase(), name }
}
