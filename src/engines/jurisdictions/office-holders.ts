import { z } from 'zod'
import { readDocument } from '#engines/jurisdictions/document.ts'
import { idOf, type Finder } from '#engines/jurisdictions/finder.ts'
import { readTable } from '#engines/jurisdictions/table.ts'
import { personShape, type RosterCommittee } from '#engines/rosters/roster.ts'
import type { Official, PackError, Post } from '#engines/jurisdictions/jurisdiction.ts'

const officialShape = personShape.extend({
  links: personShape.shape.links.default([]),
  offices: personShape.shape.offices.default([]),
  otherNames: personShape.shape.otherNames.default([]),
})

/** Who holds which post; a district's name becomes its id. */
export function readOfficials(text: string, posts: Post[], find: Finder, errors: PackError[]): Official[] {
  const file = 'officials.yaml'
  const { value = [], lineOf } = readDocument(file, text, z.array(officialShape), errors)
  const postOf = new Map(posts.map((post) => [post.key, post]))
  return value.map((official, index) => ({
    ...official,
    roles: official.roles.map((role, at) => {
      const line = lineOf([index, 'roles', at])
      const post = postOf.get(role.post)
      if (!post) errors.push({ file, line, reason: `There is no post “${role.post}”.` })
      const [division] = post?.layer ? idOf(find(post.layer, role.district ?? ''), file, line, errors) : []
      return { ...role, ...(division && { division }) }
    }),
  }))
}

const seatRow = z.strictObject({
  chamber: z.string().min(1),
  code: z.string(),
  committee: z.string().min(1),
  role: z.string().min(1),
  person: z.string().min(1),
  person_id: z.string(),
})

/** Committees with their members, one row a seat; `person_id` is one of an official's identifiers. */
export function readCommittees(text: string, officials: Official[], errors: PackError[]): RosterCommittee[] {
  const file = 'committees.csv'
  const schemes = new Map(officials.flatMap(({ ids }) => ids.map(({ scheme, identifier }) => [identifier, scheme] as const)))
  const committees = new Map<string, RosterCommittee>()
  for (const { row, line } of readTable(file, text, seatRow, errors)) {
    const key = `${row.chamber}|${row.code}|${row.committee}`
    const committee = committees.get(key) ?? {
      ids: row.code ? [{ scheme: 'committee_code', identifier: row.code }] : [],
      name: row.committee,
      chamber: row.chamber,
      ...(row.code && { code: row.code }),
      members: [],
    }
    const scheme = schemes.get(row.person_id)
    if (row.person_id && !scheme) errors.push({ file, line, reason: `Nobody in officials.yaml has the identifier ${row.person_id}.` })
    committee.members.push({
      personIds: scheme ? [{ scheme, identifier: row.person_id }] : [],
      name: row.person,
      role: row.role,
    })
    committees.set(key, committee)
  }
  return [...committees.values()]
}
