import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import { together } from '#platform/together.ts'

/** How many people may share an address, a phone or a key before it says nothing about who they are. */
const most = { email: 15, phone: 15, address: 40 }

/**
 * Finds all pairs that may be one person and scores them from 1 to 100. Two are looked at when they share an e-mail or a phone or a house and
 * the first letter of their name; keys that many share are passed over, so that the work grows with
 * the people and not with their square. Whom a household's address joins and whose given names are clearly different scores low; whom
 * somebody told apart is left out. How many pairs.
 */
export async function search(db: Db): Promise<number> {
  return together(db, async (tx) => {
    await sql`select pg_advisory_xact_lock(726153114), set_config('work_mem', '192MB', true), set_config('jit', 'off', true)`.execute(tx)
    await sql`create temporary table tellings on commit drop as ${tellings}`.execute(tx)
    await sql`create temporary table keys on commit drop as ${keys}`.execute(tx)
    await sql`create temporary table meetings on commit drop as ${meetings}`.execute(tx)
    await sql`analyze meetings`.execute(tx)
    await tx.deleteFrom('duplicate_pairs').execute()
    await sql`insert into duplicate_pairs (one, other, score, reasons) ${scored}`.execute(tx)
    const { pairs } = await tx.selectFrom('duplicate_pairs').select(({ fn }) => fn.countAll<number>().as('pairs')).executeTakeFirstOrThrow()
    await tx.insertInto('duplicate_searches').values({ pairs, began_at: sql<Date>`transaction_timestamp()`, finished_at: sql<Date>`clock_timestamp()` }).execute()
    return pairs
  })
}

/** What of everybody is compared: their name in plain letters, and the house they live in. A name in one piece ends with the family's. */
const tellings = sql`
  select id, emails, phones, postcode, plain(locality) as town, given, family, given || ' ' || family as whole,
    substring(plain(street) from '^\\s*(\\d+\\w*\\s+\\w+)') as house
  from people, lateral (
    select plain(coalesce(nullif(trim(given_name), ''), substring(trim(name) from '^\\S+'), '')) as given,
      plain(coalesce(nullif(trim(family_name), ''), substring(trim(name) from '\\s(\\S+)$'), '')) as family
  ) called`

/** Keys are hashed, and looked up twice: how many share one, and among those few who they are. */
const keys = sql`
  select hashtextextended(email, 1) as key, 'email' as rule, id from tellings, unnest(emails) email
  union all
  select hashtextextended(phone, 2), 'phone', id from tellings, unnest(phones) phone
  union all
  select hashtextextended(house || '|' || coalesce(nullif(postcode, ''), town) || '|' || left(given, 1), 3), 'address', id from tellings where house is not null`

const meetings = sql`
  with crowds as materialized (
    select key from keys group by key, rule
    having count(*) between 2 and case rule when 'email' then ${sql.lit(most.email)} when 'phone' then ${sql.lit(most.phone)} else ${sql.lit(most.address)} end
  ), shared as materialized (
    select keys.* from keys where key in (select key from crowds)
  )
  select one.id as one, other.id as other, array_agg(distinct one.rule) as rules
  from shared one join shared other on other.key = one.key
  where one.id < other.id
  group by one.id, other.id`

const scored = sql`
  select one, other, score, array_remove(rules || called, null)
  from (
    select meetings.*, one_is.whole = '' or other_is.whole = '' as nameless, similarity(one_is.whole, other_is.whole) as likeness,
      one_is.given <> '' and other_is.given <> '' and similarity(one_is.given, other_is.given) < 0.4
        and not (least(length(one_is.given), length(other_is.given)) <= 2 and left(one_is.given, 1) = left(other_is.given, 1)) as are_two
    from meetings
    join tellings one_is on one_is.id = one
    join tellings other_is on other_is.id = other
  ) compared, lateral (
    select case when nameless then 'no name' when are_two then 'other given name' when likeness = 1 then 'same name' else 'similar name' end as called,
      case
        when are_two then case when 'email' = any (rules) then 25 when 'phone' = any (rules) then 20 end
        when nameless then case when 'email' = any (rules) then 70 when 'phone' = any (rules) then 60 end
        when likeness < 0.4 then null
        else least(99, (4 * (cardinality(rules) - 1) + 20 * (likeness - 1) + case
          when 'email' = any (rules) then 95 when 'phone' = any (rules) then 90 else 85
        end)::integer)
      end as score
  ) weighed
  where score is not null
    and not exists (select from distinctions where least(distinctions.one, distinctions.other) = compared.one and greatest(distinctions.one, distinctions.other) = compared.other)`
