import { z } from 'zod'
import * as organizations from '#domain/content/organizations.ts'
import * as staff from '#domain/staff/staff.ts'
import { routes } from '#http/routes.ts'
import type { Mailroom, Slip } from '#mail/mailroom.ts'
import * as letters from '#platform/letters.ts'

const payloadShape = z.object({ userId: z.uuid(), origin: z.url() })

/** Writes to somebody of the office who wants to see whether letters arrive, and how they look. */
export const testLetter = ({ db }: Mailroom) => async (payload: unknown, { job }: Slip) => {
  const { userId, origin } = payloadShape.parse(payload)
  const member = await staff.findInside(db, userId)
  if (!member) return
  const name = (await organizations.find(db))?.name ?? 'Commonweal'
  await letters.write(db, { key: `job:${job.id}`, kind: 'test', recipient: member.email, subject: `A test letter from ${name}`, body: words(member.name, name, origin + routes.office.mail.href()) })
}

const words = (name: string, organization: string, link: string) => `Hello ${name},

you asked for this letter in the office of ${organization}. If it is among your other letters and not among the unwanted ones, letters arrive.

Look at how your mail program shows it, by day and in the dark, and whether it says that the sender is verified. If something is not as it should be, see what your domain says about its letters:

${link}`
