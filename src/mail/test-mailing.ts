import { z } from 'zod'
import * as mailings from '#domain/newsletter/mailings.ts'
import * as readers from '#domain/newsletter/readers.ts'
import * as staff from '#domain/staff/staff.ts'
import type { SendingRoom } from '#mail/mailroom.ts'
import { prepareMailing } from '#mail/prepare-mailing.ts'
import { stranger } from '#ui/letter/conditions.ts'

const payloadShape = z.object({ id: z.number(), userId: z.uuid() })

/** Sends one letter of a draft to whoever asked for it, as they would get it themselves. It is counted nowhere. */
export const testMailing = (room: SendingRoom) => async (payload: unknown) => {
  const { id, userId } = payloadShape.parse(payload)
  const [mailing, member] = [await mailings.find(room.db, id), await staff.findInside(room.db, userId)]
  if (!mailing || !member) return
  const { name, email, person_id: personId } = member
  const [known] = personId === null ? [] : await readers.among(room.db, mailing, [personId])
  const { write } = await prepareMailing(room, mailing, 'fresh')
  const nobody = { ...stranger, id: 0, name, given_name: name, language: '', email }
  const letter = write({ ...nobody, ...known, email }, null, { Subject: `Test: ${mailing.subject}`, 'Message-ID': `<test-${crypto.randomUUID()}@localhost>` })
  const fate = await room.bulk.hand(letter)
  if (fate.became === 'later') throw new Error('the mail server did not take the test yet')
}
