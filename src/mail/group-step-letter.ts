import { z } from 'zod'
import * as organizations from '#domain/content/organizations.ts'
import * as applying from '#domain/groups/applying.ts'
import * as groups from '#domain/groups/groups.ts'
import * as rolls from '#domain/groups/rolls.ts'
import * as steps from '#domain/groups/steps.ts'
import * as staff from '#domain/staff/staff.ts'
import { routes } from '#http/routes.ts'
import type { Mailroom } from '#mail/mailroom.ts'
import { originOf } from '#mail/origin-of.ts'
import * as letters from '#platform/letters.ts'

const payloadShape = z.object({ stepId: z.number() })

/** Tells whoever asked for a group, and its leads, that it came a step on, and why. An answer goes to its mentor. */
export const groupStepLetter = ({ db, settings }: Mailroom) => async (payload: unknown) => {
  const { stepId } = payloadShape.parse(payload)
  const step = await steps.find(db, stepId)
  const group = step && await groups.find(db, step.group_id)
  if (!step || !group) return

  const [organization, application, leads] = await Promise.all([organizations.find(db), applying.of(db, group), rolls.leadsOf(db, group)])
  const mentor = application?.mentor_id ? await staff.find(db, application.mentor_id) : undefined
  const asked = application?.email ? [{ personId: application.person_id, name: application.name, email: application.email }] : []
  const readers = new Map([...asked, ...leads].map((reader) => [reader.personId, reader]))
  const { subject, body } = words(group, step, {
    organization: organization?.name ?? 'Commonweal',
    kit: originOf(settings) + routes.site.starterKit.href(),
    desk: originOf(settings) + routes.office.group.href(group),
    page: originOf(settings) + routes.site.group.href(group),
    mentor: mentor?.name,
  })
  for (const { personId, name, email } of readers.values()) {
    await letters.write(db, {
      key: `group-step:${stepId}:${personId}`,
      kind: 'group-step',
      recipient: email,
      reply_to: mentor?.email ?? organization?.email ?? '',
      subject,
      body: `Hello ${name},\n\n${body}`,
    })
  }
}

type Around = { organization: string; kit: string; desk: string; page: string; mentor?: string }

function words({ name, kind }: groups.Group, { was, became, reason }: steps.Step, { organization, kit, desk, page, mentor }: Around) {
  const because = reason && `This is why:\n\n${reason}`
  const say = (subject: string, ...parts: (string | false | undefined)[]) => ({ subject: `${name} ${subject}`, body: parts.filter(Boolean).join('\n\n') })

  if (became === 'closed' && was === 'applied') {
    return say('will not begin this time', `${organization} has decided not to go on with ${name}.`, because, 'Answer this letter if you want to talk about it.')
  }
  if (became === 'closed') {
    return say('has ended', `${name} has ended. Thank you for your work.`, because, `Its page stays:\n${page}`, `If its report is not there yet, write a few lines about what came of it:\n${desk}`)
  }
  if (became === 'dormant') return say('is resting', `${name} is resting: it is not in the directory, and nobody joins it for now.`, because, 'When you want to begin again, answer this letter.')
  if (became === 'forming') {
    const next = 'What comes next: a conversation with one of us, the agreement, a second lead, and a day for the first meeting.'
    const help = mentor && `${mentor} is your mentor: answer this letter to reach them.`
    return say('may form', `${name} may form, and you lead it.`, help, `${next} This helps:\n${kit}`, `Your group’s desk, where you invite people:\n${desk}`)
  }
  if (groups.isTeam({ kind })) return say('is approved', `${name} is approved and may begin. Its page:\n${page}`, `Its desk, where you invite people:\n${desk}`)
  const now = was === 'dormant' ? 'is at work again' : `is now a group of ${organization}`
  return say(was === 'dormant' ? 'is awake again' : 'is affiliated', `${name} ${now}. It stands in the directory, and people can join:\n${page}`)
}
