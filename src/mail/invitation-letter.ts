import { z } from 'zod'
import * as organizations from '#domain/content/organizations.ts'
import * as invitations from '#domain/staff/invitations.ts'
import * as staff from '#domain/staff/staff.ts'
import { routes } from '#http/routes.ts'
import type { Mailroom, Slip } from '#mail/mailroom.ts'
import * as letters from '#platform/letters.ts'

const payloadShape = z.object({ userId: z.uuid(), origin: z.url() })

/** Writes to somebody who was let into the office, and has not left it again since. */
export const invitationLetter = ({ db }: Mailroom) => async (payload: unknown, { job }: Slip) => {
  const { userId, origin } = payloadShape.parse(payload)
  const member = await staff.findInside(db, userId)
  if (!member) return

  const name = (await organizations.find(db))?.name ?? 'Commonweal'
  await db.transaction().execute(async (tx) => {
    const token = await invitations.issue(tx, member)
    await letters.write(tx, {
      key: `job:${job.id}`,
      kind: 'invitation',
      recipient: member.email,
      subject: `You are invited to the office of ${name}`,
      body: words(member.name, name, origin + routes.office.invitation.href({ token }), origin + routes.site.signIn.href()),
    })
  })
}

const words = (name: string, organization: string, link: string, signIn: string) => `Hello ${name},

you are invited to work in the office of ${organization}. Open this link and press "Come in":

${link}

It works once, and for seven days. Later you sign in with this e-mail address at

${signIn}

There is no password to remember.`
