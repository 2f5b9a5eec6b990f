import { sql } from 'kysely'
import type * as audit from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'
import { inTurn } from '#platform/order.ts'
import * as queue from '#platform/queue.ts'
import { together } from '#platform/together.ts'
import * as organizations from '#domain/content/organizations.ts'
import * as mailings from '#domain/newsletter/mailings.ts'
import { newsSince } from '#domain/newsletter/news.ts'

/** Within so many days a digest that was drafted is this week's. */
const fresh = 5
const week = 7
/** Who drafts when nobody asked. */
const theWeek: audit.Actor = { id: '', name: 'the week itself' }

export type Drafted = { mailing: mailings.Mailing; isNew: boolean }

/**
 * This week's letter to everybody on the list, drafted from what is new since the last one was; where one drafted within five days still waits, that one:
 * whoever wants it afresh throws it away.
 */
export async function draftDigest(db: Db, actor: audit.Actor, now: Date): Promise<Drafted> {
  return together(db, async (tx) => {
    await inTurn(tx, 'digest')
    const last = await lastOf(tx)
    if (last?.stage === 'draft' && isFresh(last, now)) return { mailing: last, isNew: false }
    const { blocks, titles } = await newsSince(tx, await sinceOf(tx, now), now)
    const organization = await organizations.find(tx)
    const [first, ...others] = titles
    const mailing = await mailings.draft(tx, actor, {
      kind: 'digest', ...mailings.toEverybody, audience: 'everybody on the newsletter’s list', list: 'newsletter', sender_name: organization?.name || 'Commonweal',
      subject: first ?? 'This week', preview: others.slice(0, 3).join(' · ').slice(0, 200), blocks,
    })
    return { mailing, isNew: true }
  })
}

/** The same by itself, once a week: nothing where one was drafted within five days or nothing is new. Those who may send it are told by letter. */
export async function draftWeekly(db: Db, now: Date): Promise<void> {
  await together(db, async (tx) => {
    await inTurn(tx, 'digest')
    const last = await lastOf(tx)
    if (last && isFresh(last, now)) return
    const { titles } = await newsSince(tx, await sinceOf(tx, now), now)
    if (titles.length === 0) return
    const { mailing } = await draftDigest(tx, theWeek, now)
    await queue.leave(tx, 'digest-letter', { id: mailing.id }, { key: `digest:${mailing.id}` })
  })
}

const isFresh = ({ written_at }: Pick<mailings.Mailing, 'written_at'>, now: Date) => written_at.getTime() > now.getTime() - fresh * 86_400_000

async function lastOf(tx: Db): Promise<mailings.Mailing | undefined> {
  const row = await tx.selectFrom('mailings').selectAll().where('kind', '=', 'digest').where('stage', '<>', 'cancelled').orderBy('id', 'desc').limit(1).executeTakeFirst()
  return row && mailings.read(row)
}

/** Since when something is new: since the last one that left was drafted, at most four weeks, or for a week; and what that one told. */
async function sinceOf(tx: Db, now: Date): Promise<{ since: Date; told: mailings.Mailing['blocks'] }> {
  const row = await tx
    .selectFrom('mailings')
    .selectAll()
    .where('kind', '=', 'digest')
    .where('begun_at', 'is not', null)
    .where('written_at', '>', sql<Date>`${now}::timestamptz - interval '28 days'`)
    .orderBy('written_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  const last = row && mailings.read(row)
  return { since: last?.written_at ?? new Date(now.getTime() - week * 86_400_000), told: last?.blocks ?? [] }
}
