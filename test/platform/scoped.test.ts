import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import * as scope from '#domain/staff/scope.ts'
import { may } from '#domain/staff/may.ts'
import * as audit from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'
import * as queue from '#platform/queue.ts'
import { scoped } from '#platform/scoped.ts'
import { db, queued } from '../house.ts'

/** Arden has a group below it, Mills; Winnick is another's. Ana leads Arden. */
const ids = { arden: 0, mills: 0, winnick: 0, ana: 0, bo: 0, cy: 0, di: 0, user: '' }

beforeAll(async () => {
  const group = async (slug: string, parent_id: number | null = null) =>
    (await db.insertInto('groups').values({ slug, name: slug, kind: 'local-group', status: 'affiliated', parent_id }).returning('id').executeTakeFirstOrThrow()).id
  const person = async (name: string, group_id: number, role: 'lead' | 'member' = 'member') => {
    const { id } = await db.insertInto('people').values({ name, emails: [`${name}@arden.example`] }).returning('id').executeTakeFirstOrThrow()
    await db.insertInto('group_members').values({ group_id, person_id: id, role }).execute()
    await db.insertInto('consents').values({ person_id: id, channel: 'email', list: 'newsletter', given: true, wording: 'Yes', how: 'form' }).execute()
    await db.insertInto('deeds').values({ person_id: id, kind: 'x', subject: 'y', subject_id: 1, act: crypto.randomUUID() }).execute()
    return id
  }
  ids.arden = await group('arden')
  ids.mills = await group('mills', ids.arden)
  ids.winnick = await group('winnick')
  ids.ana = await person('ana', ids.arden, 'lead')
  ids.bo = await person('bo', ids.arden)
  ids.cy = await person('cy', ids.mills)
  ids.di = await person('di', ids.winnick)
  ids.user = (await db.insertInto('users').values({ name: 'Ana', email: 'ana@arden.example', person_id: ids.ana }).returning('id').executeTakeFirstOrThrow()).id
})

const asAna = <Result>(work: (tx: Db) => Promise<Result>, readOnly = false) => scoped(db, { actorId: ids.user, readOnly }, work)
const seen = (rows: { id: number | null }[]) => rows.map(({ id }) => id).toSorted()

test('somebody who leads a group sees its people and those of the groups below it, and no one else’s', async () => {
  await asAna(async (tx) => {
    const mine = [ids.ana, ids.bo, ids.cy].toSorted()
    expect(seen(await tx.selectFrom('people').select('id').execute())).toEqual(mine)
    for (const table of ['deeds', 'consents', 'consent_standings', 'group_members'] as const) {
      expect(seen(await tx.selectFrom(table).select('person_id as id').execute())).toEqual(mine)
    }
    expect((await tx.selectFrom('people').select(({ fn }) => fn.countAll<number>().as('all')).executeTakeFirst())?.all).toBe(3)
    expect(await tx.selectFrom('people').select('id').where('search', 'like', '%di@%').execute()).toEqual([])
  })
})

test('outside of it, nothing can be written; what is not granted cannot even be read', async () => {
  const refused = (work: (tx: Db) => Promise<unknown>) => expect(asAna(work)).rejects.toThrow(/permission denied|row-level security/)
  await refused((tx) => tx.insertInto('group_members').values({ group_id: ids.winnick, person_id: ids.bo }).execute())
  await refused((tx) => tx.insertInto('deeds').values({ person_id: ids.di, kind: 'x', subject: 'y', subject_id: 1, act: crypto.randomUUID() }).execute())
  await refused((tx) => tx.updateTable('people').set({ name: 'x' }).execute())
  await refused((tx) => tx.deleteFrom('people').execute())
  await refused((tx) => tx.updateTable('groups').set({ parent_id: ids.arden }).where('id', '=', ids.winnick).execute())
  for (const table of ['letters', 'secrets', 'sessions', 'invitations', 'appointments', 'audit_entries', 'person_changes', 'people_imports'] as const) await refused((tx) => tx.selectFrom(table).selectAll().execute())
  const moved = await asAna((tx) => tx.updateTable('group_members').set({ ended_at: new Date() }).where('person_id', '=', ids.di).executeTakeFirstOrThrow())
  expect(moved.numUpdatedRows).toBe(0n)
})

test('the request is written down and may leave work; one’s own account is the only one there is', async () => {
  await asAna(async (tx) => {
    await audit.record(tx, { id: ids.user, name: 'Ana' }, { act: 'look', subject: 'group', subjectId: ids.arden })
    await queue.leave(tx, 'some-task', { n: 1 })
    expect((await tx.selectFrom('users').select('id').execute()).map(({ id }) => id)).toEqual([ids.user])
  })
  expect(await queued('some-task')).toEqual([{ n: 1 }])
  await expect(asAna((tx) => audit.record(tx, { id: crypto.randomUUID(), name: 'Mallory' }, { act: 'look', subject: 'x', subjectId: 1 }))).rejects.toThrow('row-level security')
})

test('the role ends with its transaction, and a reader writes nothing', async () => {
  await asAna(async () => undefined)
  expect((await db.selectFrom('people').select('id').execute()).length).toBeGreaterThanOrEqual(4)
  await expect(asAna((tx) => tx.insertInto('group_members').values({ group_id: ids.arden, person_id: ids.cy }).execute(), true)).rejects.toThrow('read-only')
})

test('whoever no longer leads sees nobody', async () => {
  await db.updateTable('group_members').set({ role: 'member' }).where('person_id', '=', ids.ana).execute()
  expect(await asAna((tx) => tx.selectFrom('people').select('id').execute())).toEqual([])
  expect(await scope.of(db, ids.user)).toMatchObject({ role: null, care: [] })
  await db.updateTable('group_members').set({ role: 'lead' }).where('person_id', '=', ids.ana).execute()
})

test('the code’s own answer is the same: which groups, and what may be done there', async () => {
  const standing = await scope.of(db, ids.user)
  const ana = { id: ids.user, name: 'Ana', email: 'ana@arden.example', role: null, personId: ids.ana, care: [], ...standing }
  expect(ana.care.map(({ groupId }) => groupId).toSorted()).toEqual([ids.arden, ids.mills].toSorted())
  expect([ids.arden, ids.mills, ids.winnick].map((group) => may(ana, 'write to people', group))).toEqual([true, true, false])
  expect([may(ana, 'merge people'), may(ana, 'import people'), may(ana, 'read letters')]).toEqual([false, false, false])
  const reach = scope.reachOf(ana)
  if (reach === 'everyone') throw new Error('a lead reaches everyone')
  expect(seen(await db.selectFrom('people').select('id').where(sql<boolean>`id in ${reach(db)}`).execute())).toEqual([ids.ana, ids.bo, ids.cy].toSorted())
})

test('every table that holds a person or an account is under row-level security', async () => {
  const open = await sql<{ name: string }>`
    select distinct tables.relname as name from pg_constraint keys join pg_class tables on tables.oid = keys.conrelid
    where keys.contype = 'f' and keys.confrelid in ('people'::regclass, 'users'::regclass) and not tables.relrowsecurity order by 1`.execute(db)
  expect(open.rows).toEqual([])
  const written = await sql<{ name: string }>`
    select distinct tables.relname as name from pg_class tables join pg_attribute columns on columns.attrelid = tables.oid
    where tables.relkind in ('r', 'p') and tables.relnamespace = 'public'::regnamespace and not tables.relrowsecurity
      and columns.attname ~ '(email|phone|recipient|token|hash|person)' order by 1`.execute(db)
  expect(written.rows.map(({ name }) => name).filter((name) => !publicTables.has(name))).toEqual([])
})

/** Officials' addresses and hashes of files are no secrets. */
const publicTables = new Set(['organizations', 'officials', 'read_files', 'migrations'])
