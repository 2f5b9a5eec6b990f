import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { db } from '../house.ts'

/** Named in addresses, without a page of their own. */
const unfound = ['agendas', 'committees', 'membership_levels']

test('whatever has a public address of its own is kept findable, and lost when it is deleted', async () => {
  const { rows } = await sql<{ name: string; kept: boolean; lost: boolean }>`
    select columns.table_name as name,
      exists (select from pg_trigger where tgrelid = columns.table_name::regclass and tgname = 'findable') as kept,
      exists (select from pg_trigger where tgrelid = columns.table_name::regclass and tgname = 'unfindable') as lost
    from information_schema.columns
    where table_schema = 'public' and column_name = 'slug' and table_name not in ('findables', 'redirects')
      and exists (select from pg_trigger where tgrelid = columns.table_name::regclass and tgname = 'announce')`.execute(db)
  expect(rows.length).toBeGreaterThan(4)
  expect(rows.filter(({ name, kept, lost }) => !unfound.includes(name) && !(kept && lost))).toEqual([])
})
