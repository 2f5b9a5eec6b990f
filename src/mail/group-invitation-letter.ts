import { z } from 'zod'
import * as organizations from '#domain/content/organizations.ts'
import * as invitations from '#domain/groups/invitations.ts'
import { routes } from '#http/routes.ts'
import type { Mailroom, Slip } from '#mail/mailroom.ts'
import * as letters from '#platform/letters.ts'
import { together } from '#platform/together.ts'

const payloadShape = z.object({ invitationId: z.number(), origin: z.url() })

/** Asks somebody into a group, unless the invitation was taken back. */
export const groupInvitationLetter = ({ db }: Mailroom) => async (payload: unknown, { job }: Slip) => {
  const { invitationId, origin } = payloadShape.parse(payload)
  const organization = (await organizations.find(db))?.name ?? 'Commonweal'
  await together(db, async (tx) => {
    const invited = await invitations.issue(tx, invitationId)
    if (!invited) return
    await letters.write(tx, {
      key: `job:${job.id}`,
      kind: 'invitation',
      recipient: invited.email,
      sender_name: invited.group.name,
      subject: `${invited.invited_by} invites you to ${invited.group.name}`,
      body: words(invited, organization, origin + routes.site.groupInvitation.href({ token: invited.token })),
    })
  })
}

const words = ({ invited_by, group, role }: invitations.Invited, organization: string, link: string) => `Hello,

${invited_by} invites you to ${role === 'lead' ? 'lead' : role === 'organiser' ? 'help run' : 'join'} ${group.name}, a group of ${organization}. Open this link and press the button:

${link}

It works once, and for fourteen days. If you do not want to, do nothing: we keep nothing of you.`
