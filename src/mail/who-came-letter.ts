import { z } from 'zod'
import * as organizations from '#domain/content/organizations.ts'
import * as staff from '#domain/staff/staff.ts'
import * as helpCalls from '#domain/volunteering/help-calls.ts'
import { ownOrigin } from '#http/own-origin.ts'
import { routes } from '#http/routes.ts'
import type { Mailroom, Slip } from '#mail/mailroom.ts'
import * as letters from '#platform/letters.ts'

const payloadShape = z.object({ helpCallId: z.number() })

/** Asks whoever called for help who came. */
export const whoCameLetter = ({ db, settings }: Mailroom) => async (payload: unknown, { job }: Slip) => {
  const call = await helpCalls.find(db, payloadShape.parse(payload).helpCallId)
  const caller = call?.caller_id ? await staff.addressOf(db, call.caller_id) : undefined
  if (!call || !caller) return
  const name = (await organizations.find(db))?.name ?? 'Commonweal'
  const link = ownOrigin(settings, `http://localhost:${settings.PORT}`) + routes.office.helpCall.href(call)
  await letters.write(db, { key: `job:${job.id}`, kind: 'who-came', recipient: caller.email, subject: `Who came? ${call.title}`, body: words(caller.name, name, call.title, link) })
}

const words = (caller: string, organization: string, title: string, link: string) => `Hello ${caller},

"${title}" is over. Please tick who came:

${link}

Whoever came is thanked by letter, and the next time you look for people you see whom you can count on. In three days
everybody who had said yes is thanked, except those you ticked as not having come.

${organization}`
