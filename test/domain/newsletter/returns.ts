import type { Insertable } from 'kysely'
import * as consents from '#domain/people/consents.ts'
import * as people from '#domain/people/people.ts'
import { type Marked, marker } from '#platform/letter-marks.ts'
import type { Mailings } from '#platform/schema.ts'
import { complaint, report } from '../../engines/bounces/messages.ts'
import { db } from '../../house.ts'

/** Somebody who agrees to these lists, in an address nobody else has. */
export async function reader(name: string, lists = ['newsletter']) {
  const person = await people.welcome(db, { email: `${name.toLowerCase()}-${crypto.randomUUID().slice(0, 8)}@arden.example`, name })
  for (const list of lists) await consents.state(db, person, { channel: 'email', list, given: true, wording: 'Yes.', how: 'form' })
  return { ...person, email: person.emails[0]! }
}

export async function mailing(values: Partial<Insertable<Mailings>> = {}): Promise<number> {
  const { id } = await db.insertInto('mailings').values({ audience: 'everybody', list: 'newsletter', sender_name: 'We', subject: 'News', author: 'Ada', ...values }).returning('id').executeTakeFirstOrThrow()
  return id
}

export const markOf = async (marked: Marked) => (await marker(db))(marked)

let numbers = 0
const fresh = (raw: Buffer) => Buffer.from(raw.toString().replace('<report-1@', `<report-${++numbers}-${crypto.randomUUID()}@`))
const returnedWith = (mark: string) => `Message-ID: <${mark}@commonweal.example>\r\nSubject: News`

/** A report of delivery with our letter in it; each one another message. */
export async function bounceOf(marked: Marked | undefined, told: Parameters<typeof report>[0] = {}) {
  return fresh(report({ returned: marked ? returnedWith(await markOf(marked)) : 'Message-ID: <x@elsewhere.example>', ...told }))
}

export async function complaintOf(marked: Marked | undefined, type = 'abuse') {
  return fresh(complaint({ type, returned: marked ? returnedWith(await markOf(marked)) : 'Message-ID: <x@elsewhere.example>' }))
}
