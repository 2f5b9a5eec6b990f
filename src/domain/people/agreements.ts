import { sql } from 'kysely'
import * as audit from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'
import { together } from '#platform/together.ts'
import * as consents from '#domain/people/consents.ts'
import type { Person } from '#domain/people/person.ts'

export type Agreement = Awaited<ReturnType<typeof ofPerson>>[number]

/** Every statement of a person, newest first: which of them decides for its channel and list today, and which were taken back. */
export async function ofPerson(db: Db, { id }: Pick<Person, 'id'>) {
  return db
    .selectFrom('consents')
    .leftJoin('consent_standings as standing', (join) => join.onRef('standing.consent_id', '=', 'consents.id').onRef('standing.person_id', '=', 'consents.person_id'))
    .select(['consents.id', 'consents.channel', 'consents.list', 'consents.given', 'consents.wording', 'consents.how', 'consents.stated_at'])
    .select((line) => [
      line('standing.consent_id', 'is not', null).$castTo<boolean>().as('decides'),
      line.exists(line.selectFrom('consents as back').select('back.id').whereRef('back.retracts', '=', 'consents.id')).$castTo<boolean>().as('retracted'),
    ])
    .where('consents.person_id', '=', id)
    .where('consents.retracts', 'is', null)
    .orderBy('consents.id', 'desc')
    .limit(200)
    .execute()
}

/** The lists that anybody has ever agreed to or declined. */
export async function lists(db: Db): Promise<string[]> {
  const { rows } = await sql<{ list: string }>`
    with recursive lists as (
      (select list from consent_standings where channel = 'email' order by list limit 1)
      union all
      select (select list from consent_standings later where later.channel = 'email' and later.list > lists.list order by list limit 1) from lists where lists.list is not null
    )
    select list from lists where list is not null`.execute(db)
  return rows.map(({ list }) => list)
}

/** What somebody told an organiser: that they agree, or that they no longer do. */
export async function record(db: Db, actor: audit.Actor, person: Pick<Person, 'id'>, said: Pick<consents.Statement, 'channel' | 'list' | 'given' | 'wording'>) {
  await together(db, async (tx) => {
    await consents.state(tx, person, { ...said, how: 'organiser' })
    await audit.record(tx, actor, { act: said.given ? 'record consent of' : 'record the withdrawal of', subject: 'person', subjectId: person.id, after: { channel: said.channel, list: said.list } })
  })
}
