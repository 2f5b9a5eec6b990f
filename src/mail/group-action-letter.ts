import { z } from 'zod'
import * as actions from '#domain/actions/actions.ts'
import * as rolls from '#domain/groups/rolls.ts'
import { routes } from '#http/routes.ts'
import type { Mailroom, Slip } from '#mail/mailroom.ts'
import { originOf } from '#mail/origin-of.ts'
import * as letters from '#platform/letters.ts'

const payloadShape = z.object({ actionId: z.number(), became: z.enum(['handed back', 'published']) })
type Became = z.output<typeof payloadShape>['became']

/** Tells a group's leads what a moderator decided about the draft they asked for, if that still holds. */
export const groupActionLetter = ({ db, settings }: Mailroom) => async (payload: unknown, { job }: Slip) => {
  const { actionId, became } = payloadShape.parse(payload)
  const action = await actions.find(db, actionId)
  if (!action?.group_id || !holds(action, became)) return
  const { subject, body } = words(action, became, originOf(settings))
  for (const { personId, name, email } of await rolls.leadsOf(db, { id: action.group_id })) {
    await letters.write(db, { key: `job:${job.id}:${personId}`, kind: 'group-action', recipient: email, subject, body: `Hello ${name},\n\n${body}` })
  }
}

const holds = (action: actions.Action, became: Became) => (became === 'published' ? action.published_at !== null : action.handed_back !== '')

function words(action: actions.Action, became: Became, origin: string) {
  const { title, handed_back: reason } = action
  if (became === 'published') {
    return { subject: `Published: ${title}`, body: `your group’s call to action “${title}” is published. Pass it on:\n${origin}${routes.site.action.href(action)}` }
  }
  const next = `It is among your drafts. Change what needs it and ask again:\n${origin}${routes.office.action.href(action)}`
  return { subject: `Handed back: ${title}`, body: `a moderator handed your group’s call to action “${title}” back. This is why:\n\n${reason}\n\n${next}` }
}
