import { z } from 'zod'
import * as mailings from '#domain/newsletter/mailings.ts'
import { may } from '#domain/staff/may.ts'
import * as staff from '#domain/staff/staff.ts'
import { routes } from '#http/routes.ts'
import type { Mailroom } from '#mail/mailroom.ts'
import { originOf } from '#mail/origin-of.ts'
import * as letters from '#platform/letters.ts'

const payloadShape = z.object({ id: z.number() })

/** Tells those who may send it that the week's letter is drafted and waits for them, each once. One that was sent or thrown away meanwhile waits for nobody. */
export const digestLetter = ({ db, settings }: Mailroom) => async (payload: unknown) => {
  const { id } = payloadShape.parse(payload)
  const mailing = await mailings.find(db, id)
  if (mailing?.stage !== 'draft') return
  const desk = originOf(settings) + routes.office.mailing.href(mailing)
  for (const { id: user, name, email, role } of await staff.list(db)) {
    if (!may({ id: user, name, email, role, personId: null, care: [] }, 'write to people')) continue
    await letters.write(db, {
      key: `digest:${id}:${user}`, kind: 'digest-drafted', recipient: email, subject: 'This week’s letter is drafted',
      body: [
        `Hello ${name},`,
        `The week’s letter has drafted itself: “${mailing.subject}”. It goes to nobody before somebody has read it and sent it.`,
        `Move, rewrite, add, look at it as its readers will, and send it:\n${desk}`,
      ].join('\n\n'),
    })
  }
}
