import type { Mailing } from '#domain/newsletter/mailings.ts'
import { type Actor, may } from '#domain/staff/may.ts'
import * as scope from '#domain/staff/scope.ts'
import * as staff from '#domain/staff/staff.ts'
import type { Db } from '#platform/database.ts'

/** Whether a mailing is somebody's to write and send: a group's for that group, any other for the whole organization. */
export const mayWrite = (actor: Actor, { group_id: group }: Pick<Mailing, 'group_id'>) =>
  (group === null ? scope.isWhole(actor, 'write to people') : may(actor, 'write to people', group))

/** Why it may not leave under the rights of whoever sent it, as they stand now; nothing where it may. */
export async function lacking(db: Db, { sent_by, group_id, audience }: Pick<Mailing, 'sent_by' | 'group_id' | 'audience'>): Promise<string | undefined> {
  const [standing, account] = sent_by === null ? [] : await Promise.all([scope.of(db, sent_by), staff.addressOf(db, sent_by)])
  const next = 'Nothing leaves; somebody who may can let it go on, or end it.'
  if (!sent_by || !standing || !account) return `Whoever sent it has no account here any more. ${next}`
  return mayWrite({ id: sent_by, ...account, ...standing }, { group_id }) ? undefined : `${account.name}, who sent it, may not write to ${audience} any more. ${next}`
}
