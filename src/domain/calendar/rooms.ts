import type { Db } from '#platform/database.ts'
import type { Row } from '#platform/row.ts'

/** Where an event meets online, and what to type there. Only who said yes reads it. */
export type Room = Pick<Row<'event_rooms'>, 'address' | 'note'>

export async function of(db: Db, event: { id: number }): Promise<Room | undefined> {
  return db.selectFrom('event_rooms').select(['address', 'note']).where('event_id', '=', event.id).executeTakeFirst()
}

/** This one from now on, or none. */
export async function keep(tx: Db, { id }: { id: number }, room: Room | null) {
  if (!room) {
    await tx.deleteFrom('event_rooms').where('event_id', '=', id).execute()
    return
  }
  await tx.insertInto('event_rooms').values({ ...room, event_id: id }).onConflict((known) => known.column('event_id').doUpdateSet(room)).execute()
}

/** Instead of `old`, of the event and of those single times that say the same. Null: where nothing is said. */
export async function replace(tx: Db, event: { id: number }, old: string | null, room: Room | null) {
  const same = await tx
    .selectFrom('events')
    .leftJoin('event_rooms', 'event_id', 'id')
    .select('id')
    .where(({ or, and, eb }) => or([eb('id', '=', event.id), and([eb('series_id', '=', event.id), eb('is_online', '=', true)])]))
    .where('event_rooms.address', 'is not distinct from', old)
    .execute()
  for (const one of same) await keep(tx, one, room)
}
