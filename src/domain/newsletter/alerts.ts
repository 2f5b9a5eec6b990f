import type * as audit from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'
import type { Action } from '#domain/actions/actions.ts'
import { numbered } from '#domain/newsletter/composing.ts'
import * as mailings from '#domain/newsletter/mailings.ts'

/** Whom an alert comes from: the whole organization, or one group, whose own members alone get it. */
export type Sender = { name: string; list: string; group?: { id: number } }

/** A letter about one action, with its one button, to the constituents of those whom it addresses, as far as they are the sender's to write to. */
export async function draftAlert(db: Db, actor: audit.Actor, action: Pick<Action, 'id' | 'title' | 'ask'>, { name, list, group }: Sender, subject = action.title): Promise<mailings.Mailing> {
  const constituents = `the constituents of those whom “${action.title}” addresses`
  return mailings.draft(db, actor, {
    kind: 'alert', ...mailings.toEverybody, action_id: action.id, group_id: group?.id ?? null, list, sender_name: name,
    audience: group ? `members of ${name} among ${constituents}` : constituents,
    subject, preview: action.ask.replace(/\s+/g, ' ').slice(0, 200), blocks: [numbered({ kind: 'action', only: null, action: action.id })],
  })
}
