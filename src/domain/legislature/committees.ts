import type { Db } from '#platform/database.ts'
import type { Row } from '#platform/row.ts'

export type Committee = Pick<Row<'committees'>, 'id' | 'name' | 'chamber'>

export async function list(db: Db): Promise<Committee[]> {
  return db.selectFrom('committees').select(['id', 'name', 'chamber']).where('ended_on', 'is', null).orderBy('name').execute()
}

export async function find(db: Db, id: number): Promise<Committee | undefined> {
  return db.selectFrom('committees').select(['id', 'name', 'chamber']).where('id', '=', id).executeTakeFirst()
}

/** Who sits on it now, chairs first. */
export async function members(db: Db, id: number): Promise<{ official_id: number; role: string }[]> {
  return db
    .selectFrom('committee_seats')
    .select(['official_id', 'role'])
    .where('committee_id', '=', id)
    .where('ended_on', 'is', null)
    .orderBy((seat) => seat.case().when('role', '=', 'chair').then(0).when('role', '=', 'vice chair').then(1).else(2).end())
    .orderBy('official_id')
    .execute()
}
