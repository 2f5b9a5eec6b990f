import { z } from 'zod'
import * as organizations from '#domain/content/organizations.ts'
import * as renewing from '#domain/membership/renewing.ts'
import { routes } from '#http/routes.ts'
import type { Mailroom } from '#mail/mailroom.ts'
import { originOf } from '#mail/origin-of.ts'
import * as letters from '#platform/letters.ts'
import { fullDay } from '#ui/day.tsx'

const payloadShape = z.object({ termId: z.number(), stage: z.enum(['30', '7', '0', 'lapsed']) })

/** Tells somebody that their membership ends, has ended, or has lapsed, and how to go on. Nothing when they have renewed meanwhile. */
export const renewalLetter = ({ db, settings }: Mailroom) => async (payload: unknown) => {
  const { termId, stage } = payloadShape.parse(payload)
  const ending = await renewing.find(db, termId)
  if (!ending?.email) return
  const name = (await organizations.find(db))?.name ?? 'Commonweal'
  const said = sayings[stage]
  await letters.write(db, {
    key: `renewal:${termId}:${stage}`,
    kind: 'renewal',
    recipient: ending.email,
    subject: said.subject(name, fullDay(ending.last_on)),
    body: [
      `Hello${ending.name ? ` ${ending.name}` : ''},`,
      said.opening(name, fullDay(ending.last_on), fullDay(ending.grace_on)),
      ways[ending.kind],
      ...(ending.kind === 'granted' ? [] : [originOf(settings) + routes.site.join.href()]),
      name,
    ].join('\n\n'),
  })
}

const sayings: Record<renewing.Stage, { subject: (name: string, end: string) => string; opening: (name: string, end: string, grace: string) => string }> = {
  30: {
    subject: (name, end) => `Your membership in ${name} runs until ${end}`,
    opening: (name, end) => `your membership in ${name} runs until ${end}. We would be glad to keep you.`,
  },
  7: {
    subject: (name) => `A week left of your membership in ${name}`,
    opening: (name, end) => `your membership in ${name} ends on ${end}.`,
  },
  0: {
    subject: (name) => `Your membership in ${name} ends`,
    opening: (name, end, grace) => `the last day of your membership in ${name} is ${end}.${grace === end ? '' : ` You count as a member until ${grace}, so that there is time to renew.`}`,
  },
  lapsed: {
    subject: (name) => `Your membership in ${name} has lapsed`,
    opening: (name, end) => `your membership in ${name} ended on ${end}. This is the last letter about it; the door stays open.`,
  },
}

const ways: Record<renewing.Ending['kind'], string> = {
  dues: 'To renew, choose what fits you. If it is too much this year, there may be a level where you pay what you can, and nobody asks why.',
  hardship: 'To renew, pay what you can. That may be nothing, and nobody asks why.',
  free: 'To renew, choose it again. There is nothing to pay.',
  granted: 'It was granted to you. Answer this letter if you would like to go on.',
}
