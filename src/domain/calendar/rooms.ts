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
