import { z } from 'zod'
import * as submissions from '#domain/actions/submissions.ts'
import * as organizations from '#domain/content/organizations.ts'
import * as following from '#domain/people/following.ts'
import { routes } from '#http/routes.ts'
import type { Mailroom, Slip } from '#mail/mailroom.ts'
import { originOf } from '#mail/origin-of.ts'
import { submissionWords } from '#mail/submission-words.ts'
import * as letters from '#platform/letters.ts'

const payloadShape = z.object({ submissionId: z.number(), became: z.enum(['waiting', 'published', 'refused']) })
type Became = z.output<typeof payloadShape>['became']

function holds({ published_at, refused_at }: submissions.Submission, became: Became) {
  if (became === 'waiting') return true
  return became === 'published' ? published_at !== null : refused_at !== null
}

/** Tells an ally that we have their call to action, and what was decided, if that still holds. Whoever was forgotten is told nothing. */
export const submissionLetter = ({ db, settings }: Mailroom) => async (payload: unknown, { job }: Slip) => {
  const { submissionId, became } = payloadShape.parse(payload)
  const submission = await submissions.find(db, submissionId)
  if (!submission?.email || !holds(submission, became)) return

  const { name, email, title, reason, slug } = submission
  const organization = await organizations.find(db)
  const token = await following.tokenFor(db, 'action', submission)
  await letters.write(db, {
    key: became === 'refused' ? `job:${job.id}` : `submission:${submissionId}:${became}`,
    kind: 'submission',
    recipient: email,
    reply_to: organization?.email ?? '',
    ...submissionWords(became, {
      organization: organization?.name ?? 'Commonweal', noun: 'call to action', name, title, reason,
      standing: originOf(settings) + routes.site.actionStanding.href({ token }),
      page: slug ? originOf(settings) + routes.site.action.href({ slug }) : undefined,
    }),
  })
}
