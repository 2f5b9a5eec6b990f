import { z } from 'zod'

const text = (longest: number) => z.string().trim().min(1).max(longest)
const url = z.url({ protocol: /^https?$/ }).max(1000)
const day = z.iso.date()

export const identifierShape = z.object({ scheme: text(60), identifier: text(200) })

export const officeShape = z.object({
  classification: z.enum(['capitol', 'district']),
  address: text(300).optional(),
  room: text(20).optional(),
  voice: text(60).optional(),
  fax: text(60).optional(),
  email: z.email().max(254).optional(),
})

export const roleShape = z.object({
  post: text(60),
  district: text(200).optional(),
  startedOn: day.optional(),
  endedOn: day.optional(),
})

/** `roles` are those held on the as-of day; somebody who has left has none. `post` is a key such as `house` or `treasurer`. */
export const personShape = z.object({
  ids: z.array(identifierShape).max(100),
  name: text(200),
  givenName: text(100).optional(),
  familyName: text(100),
  party: text(100).optional(),
  gender: text(40).optional(),
  email: z.email().max(254).optional(),
  image: url.optional(),
  links: z.array(z.object({ url, note: text(200).optional() })).max(100),
  offices: z.array(officeShape).max(50),
  roles: z.array(roleShape).max(20),
  otherNames: z.array(text(200)).max(50),
})

export const memberShape = z.object({
  personIds: z.array(identifierShape).max(20),
  name: text(200).optional(),
  role: text(60),
})

/** `chamber` is `joint` or the key of a chamber's post; `code` is the legislature's own short name, `J37`. */
export const committeeShape = z.object({
  ids: z.array(identifierShape).max(20),
  name: text(300),
  chamber: text(60),
  code: text(20).optional(),
  members: z.array(memberShape).max(600),
})

export type Identifier = z.infer<typeof identifierShape>
export type Office = z.infer<typeof officeShape>
export type Role = z.infer<typeof roleShape>
export type RosterPerson = z.infer<typeof personShape>
export type RosterMember = z.infer<typeof memberShape>
export type RosterCommittee = z.infer<typeof committeeShape>

/** A record that could not be used: `where` says file and line or record number, `reason` is a sentence. */
export type Refusal = { where: string; reason: string }
/** Records left out on purpose, counted by reason. */
export type Skip = { reason: string; count: number }
export type Roster = { people: RosterPerson[]; committees: RosterCommittee[]; refusals: Refusal[]; skipped: Skip[] }
