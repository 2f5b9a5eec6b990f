import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import * as queue from '#platform/queue.ts'
import type { Row } from '#platform/row.ts'
import { hashOf } from '#platform/tokens.ts'
import { together } from '#platform/together.ts'
import * as deeds from '#domain/people/deeds.ts'
import type { Person } from '#domain/people/person.ts'
import type { Event } from '#domain/calendar/events.ts'
import { type Draft, putIn } from '#domain/calendar/writing.ts'

/** Who told us of an event, with what became of it: `stage` is that of the event, null when it was taken out; `as` is the event on the calendar that it is, when it was refused for that. */
export type Submission = Row<'event_submissions'> & { stage: Event['stage'] | null; slug: string | null; reason: string; as: { slug: string; title: string } | null }
export type Submitter = Pick<Submission, 'name' | 'email' | 'wording'>
export type Standing = 'waiting' | 'editing' | 'published' | 'refused'

const told = ['title', 'kind', 'words', 'venue', 'address', 'place_id', 'access', 'is_online', 'zone', 'starts', 'ends', 'rule', 'room'] as const
/** What whoever tells us of an event says of it. `credit`: whose it is, in words; which group that is, a moderator says. */
export type Told = Pick<Draft, (typeof told)[number]> & { credit: string }

/** Puts an event that somebody tells us about before the moderators. Whoever submits has shown that the address is theirs. The same words from the same address are one. */
export async function submit(db: Db, person: Pick<Person, 'id'>, words: Told, { name, email, wording }: Submitter, now = new Date()): Promise<{ id: number }> {
  return together(db, async (tx) => {
    const digest = hashOf(JSON.stringify(Object.entries(words).toSorted()))
    const made = await tx
      .insertInto('event_submissions')
      .values({ name, email, wording, digest, title: words.title, person_id: person.id, submitted_at: now })
      .onConflict((known) => known.columns(['email', 'digest']).where('email', '<>', '').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!made) return tx.selectFrom('event_submissions').select('id').where('email', '=', email).where('digest', '=', digest).executeTakeFirstOrThrow()
    const event = await putIn(tx, { ...unsaid, ...words }, { stage: 'waiting', now })
    await tx.updateTable('event_submissions').set({ event_id: event.id }).where('id', '=', made.id).execute()
    await deeds.note(tx, person, { kind: 'submitted-event', subject: 'event', subjectId: event.id, act: crypto.randomUUID() })
    await queue.leave(tx, 'event-decision-letter', { eventId: event.id, became: 'waiting', asked: true })
    return made
  })
}

export const standingOf = ({ stage }: Pick<Submission, 'stage'>): Standing => (stage === null ? 'refused' : stage === 'draft' ? 'editing' : stage)

export async function find(db: Db, id: number): Promise<Submission | undefined> {
  return submitted(db).where('event_submissions.id', '=', id).executeTakeFirst()
}

/** Who told us of it, if anybody did. */
export async function ofEvent(db: Db, { id }: Pick<Event, 'id'>): Promise<Submission | undefined> {
  return submitted(db).where('event_id', '=', id).executeTakeFirst()
}

const unsaid = { group_id: null, picture_id: null, lat: null, lon: null, takes_answers: true, capacity: null, questions: [], plank_id: null, action_id: null, hosts: [] }

const submitted = (db: Db) => db
  .selectFrom('event_submissions')
  .leftJoin('events', 'events.id', 'event_submissions.event_id')
  .leftJoin('events as known', (join) => join.onRef('known.id', '=', 'events.duplicate_of').on('known.stage', '=', 'published'))
  .selectAll('event_submissions')
  .select(['events.stage', 'events.slug'])
  .select(sql<string>`coalesce(events.refused_why, 'It is no longer here.')`.as('reason'))
  .select(sql<Submission['as']>`case when known.id is not null then json_build_object('slug', known.slug, 'title', known.title) end`.as('as'))
