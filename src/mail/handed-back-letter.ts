import { z } from 'zod'
import * as actions from '#domain/actions/actions.ts'
import * as rolls from '#domain/groups/rolls.ts'
import { routes } from '#http/routes.ts'
import type { Mailroom, Slip } from '#mail/mailroom.ts'
import { originOf } from '#mail/origin-of.ts'
import * as letters from '#platform/letters.ts'

const payloadShape = z.object({ actionId: z.number() })

/** Tells a group's leads why a moderator handed their draft back, unless they have asked again since. */
export const handedBackLetter = ({ db, settings }: Mailroom) => async (payload: unknown, { job }: Slip) => {
  const { actionId } = payloadShape.parse(payload)
  const action = await actions.find(db, actionId)
  if (!action?.group_id || !action.handed_back) return
  const where = `It is among your drafts. Change what needs it and ask again:\n${originOf(settings)}${routes.office.action.href(action)}`
  for (const { personId, name, email } of await rolls.leadsOf(db, { id: action.group_id })) {
    await letters.write(db, {
      key: `job:${job.id}:${personId}`,
      kind: 'handed-back',
      recipient: email,
      subject: `Handed back: ${action.title}`,
      body: `Hello ${name},\n\na moderator handed your call to action “${action.title}” back. This is why:\n\n${action.handed_back}\n\n${where}`,
    })
  }
}
