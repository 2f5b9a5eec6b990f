import { sql } from 'kysely'
import * as audit from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'
import * as queue from '#platform/queue.ts'
import { together } from '#platform/together.ts'
import * as actions from '#domain/actions/actions.ts'
import type { Submission } from '#domain/actions/submissions.ts'

type Which = Pick<Submission, 'id'>

/** Makes a draft of an ally's words, with credit to them. Once: what was made of it before comes back. */
export async function takeUp(db: Db, actor: audit.Actor, { id }: Which): Promise<{ id: number }> {
  return together(db, async (tx) => {
    const submission = await locked(tx, id)
    if (submission.action_id) return { id: submission.action_id }
    const action = await actions.draft(tx, actor, wordsOf(submission))
    await tx.updateTable('action_submissions').set({ action_id: action.id, refused_at: null, reason: '' }).where('id', '=', id).execute()
    await audit.record(tx, actor, { act: 'take up', subject: 'action submission', subjectId: id, after: { action_id: action.id } })
    return action
  })
}

/** Says no, with the reason, which its submitter is told by letter. A draft that was made of it stays among the drafts. */
export async function refuse(db: Db, actor: audit.Actor, { id }: Which, reason: string) {
  await together(db, async (tx) => {
    const { refused_at } = await locked(tx, id)
    if (refused_at) return
    await tx.updateTable('action_submissions').set({ refused_at: sql`now()`, reason }).where('id', '=', id).execute()
    await audit.record(tx, actor, { act: 'refuse', subject: 'action submission', subjectId: id, after: { reason } })
    await queue.leave(tx, 'submission-letter', { submissionId: id, became: 'refused' })
  })
}

/** Takes a refusal back: it waits again. The letter that has left tells what it told. */
export async function reconsider(db: Db, actor: audit.Actor, { id }: Which) {
  await together(db, async (tx) => {
    const { refused_at, reason } = await locked(tx, id)
    if (!refused_at) return
    await tx.updateTable('action_submissions').set({ refused_at: null, reason: '' }).where('id', '=', id).execute()
    await audit.record(tx, actor, { act: 'reconsider', subject: 'action submission', subjectId: id, before: { reason } })
  })
}

const locked = (tx: Db, id: number) => tx.selectFrom('action_submissions').selectAll().where('id', '=', id).forUpdate().executeTakeFirstOrThrow()

/** Whom it names in words is for the moderator to look up; a deadline is the end of its day. */
function wordsOf({ title, ask, why, addresses, whom, bill_number, link, closes_on, organization }: Awaited<ReturnType<typeof locked>>): actions.Draft {
  const until = closes_on ? new Date(`${closes_on}T23:59:00`) : null
  return {
    kind: 'call', title, ask, why, addresses, bill_number, fact_sheet_url: link, credit: organization, closes_at: until && until > new Date() ? until : null,
    bill_committee: addresses === 'committee' ? whom : '', office: null, committee_id: null,
    talking_points: '', more_info: '', script: '', issue: '', bill_title: '', bill_sponsor: '', urgent: false,
  }
}
