import { z } from 'zod'
import { office } from '#engines/rosters/office.ts'
import { congressCommittees, congressMemberships } from '#engines/rosters/congress-committees.ts'
import { filled, isCurrent, partyName, person, sentence } from '#engines/rosters/shaping.ts'
import type { Parser, Reading } from '#engines/rosters/reading.ts'

const optional = z.string().nullish()
const identifiers = z.record(z.string(), z.unknown()).and(z.object({ bioguide: z.string().regex(/^[A-Z]\d{6}$/) }))

const member = z.object({
  id: identifiers,
  name: z.object({ first: z.string(), last: z.string(), official_full: optional, nickname: optional }),
  bio: z.object({ gender: optional }).default({}),
  terms: z.array(z.object({
    type: z.enum(['rep', 'sen']), start: z.iso.date(), end: z.iso.date(), district: z.number().int().optional(),
    party: optional, url: optional, address: optional, phone: optional, fax: optional, contact_form: optional,
  })).min(1).max(100),
})

const districtOffice = z.object({
  address: optional, suite: optional, building: optional, city: optional, state: optional, zip: optional, phone: optional, fax: optional,
})
const officesOf = z.object({ id: identifiers, offices: z.array(districtOffice).max(50) })
const socialOf = z.object({ id: identifiers, social: z.record(z.string(), z.unknown()) })

export const congressFile = z.object({
  members: z.array(z.unknown()).max(1000),
  district_offices: z.array(officesOf).max(1000).default([]),
  social: z.array(socialOf).max(1000).default([]),
  committee_membership: congressMemberships,
})

type File = z.infer<typeof congressFile>

/** Members of Congress as congress-legislators keeps them, with their offices, accounts and committees in one document. */
export const congress: Parser = (content, { where, asOf }) => {
  const file = congressFile.safeParse(content)
  if (!file.success) return [{ where, reading: { refusal: sentence(file.error) } }]
  return [
    ...file.data.members.map((record, index) => ({ where: `${where}, member ${index + 1}`, reading: read(record, file.data, asOf) })),
    ...congressCommittees(file.data.committee_membership).map((reading) => ({ where, reading })),
  ]
}

function read(record: unknown, file: File, asOf: string): Reading {
  const { success, data, error } = member.safeParse(record)
  if (!success) return { refusal: sentence(error) }
  const bioguide = data.id.bioguide
  const term = data.terms.findLast(({ start, end }) => isCurrent({ startedOn: start, endedOn: end }, asOf))
  const last = term ?? data.terms.at(-1)
  const social = file.social.find(({ id }) => id.bioguide === bioguide)?.social ?? {}
  const offices = file.district_offices.find(({ id }) => id.bioguide === bioguide)?.offices ?? []

  return person({
    ids: ['bioguide', 'wikidata', 'govtrack'].flatMap((scheme) => idOf(scheme, data.id[scheme])),
    name: filled(data.name.official_full) ?? `${data.name.first} ${data.name.last}`,
    givenName: data.name.first,
    familyName: data.name.last,
    party: partyName(last?.party),
    gender: { M: 'Male', F: 'Female' }[data.bio.gender ?? ''],
    links: [
      ...(last?.url ? [{ url: last.url }] : []),
      ...(last?.contact_form ? [{ url: last.contact_form, note: 'webform' }] : []),
      ...['twitter', 'facebook', 'youtube', 'instagram'].flatMap((site) => accountOn(site, social[site])),
    ],
    offices: [
      { classification: 'capitol', address: last?.address, voice: last?.phone, fax: last?.fax },
      ...offices.map((place) => ({ classification: 'district', address: addressOf(place), voice: place.phone, fax: place.fax })),
    ].flatMap((contact) => office(contact) ?? []),
    roles: term ? [{
      post: term.type === 'sen' ? 'us-senate' : 'congress',
      district: term.district === undefined ? undefined : String(term.district),
      startedOn: term.start,
      endedOn: term.end,
    }] : [],
    otherNames: data.name.nickname ? [`${data.name.nickname} ${data.name.last}`] : [],
  })
}

function idOf(scheme: string, value: unknown) {
  return typeof value === 'string' || typeof value === 'number' ? [{ scheme, identifier: String(value) }] : []
}

function accountOn(site: string, name: unknown) {
  return typeof name === 'string' && name !== '' ? [{ url: `https://${site}.com/${encodeURIComponent(name)}`, note: site }] : []
}

function addressOf({ address, suite, building, city, state, zip }: z.infer<typeof districtOffice>): string {
  return [building, address, suite, city, [state, zip].map(filled).filter(Boolean).join(' ')].map(filled).filter(Boolean).join(', ')
}
