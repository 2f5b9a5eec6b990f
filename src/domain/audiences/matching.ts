import { type Expression, type SelectQueryBuilder, type SqlBool, sql } from 'kysely'
import { type Reach, within } from '#domain/people/reach.ts'
import type { Db } from '#platform/database.ts'
import type { DB } from '#platform/schema.ts'
import { isTurned, questionOf } from '#domain/audiences/questions.ts'
import { isRules, type Part, type Rules, tidy } from '#domain/audiences/rules.ts'

type People = SelectQueryBuilder<DB, 'people', {}>
type Ids = Expression<{ person_id: number }>

/** Whoever the rules name, as far as somebody reaches: one query, to be counted, paged, or joined. */
export const matching = (db: Db, rules: Rules, reach: Reach): People => narrow(db, within(db, reach), tidy(rules))

/** Lends the question whom the rules name; some perhaps twice. Where other tables know it all, `people` is not read. */
export const idsMatching = (rules: Rules): Exclude<Reach, 'everyone'> => (db: Db) => idsOf(db, tidy(rules))

/** The same within reach, and nobody twice: to be counted. */
export function idsOnce(db: Db, rules: Rules, reach: Reach): Ids {
  const part = tidy(rules)
  if (asksPeople(db, part)) return matching(db, rules, reach).select('people.id as person_id')
  const once = namesOnce(db, part) ? sql`` : sql`distinct`
  return sql`(select ${once} named.person_id from ${idsOf(db, part)} named ${reach === 'everyone' ? sql`` : sql`where named.person_id in ${reach(db)}`})`
}

/** Keeps those of whom it is so. What must all be so narrows step by step, so that the database may begin with whatever is rarest. */
function narrow(db: Db, people: People, part: Part): People {
  const test = ownTest(db, part)
  if (test) return people.where(test)
  if (isRules(part) && part.join === 'all') return part.parts.reduce((some, one) => narrow(db, some, one), people)
  return people.where(amongThem(db, sql`people.id`, part))
}

/** A test of the person's own row, where that is enough; `undefined` where other tables have to be asked. */
function ownTest(db: Db, part: Part): Expression<SqlBool> | undefined {
  if (!isRules(part)) {
    const question = questionOf(db, part)
    return 'row' in question ? (part.not ? sql`(${question.row}) is not true` : question.row) : undefined
  }
  const tests = part.parts.map((one) => ownTest(db, one)).filter((test) => test !== undefined)
  if (tests.length < part.parts.length) return undefined
  return tests.length === 0 ? sql`true` : sql`(${sql.join(tests, part.join === 'all' ? sql` and ` : sql` or `)})`
}

/** Whether they are among those whom it names, or not among those for whom the opposite is so. */
function amongThem(db: Db, id: Expression<number>, part: Part): Expression<SqlBool> {
  const others = othersIn(db, part)
  return others ? sql`not exists (select from ${others} others where others.person_id = ${id})` : sql`${id} in ${idsOf(db, part)}`
}

function idsOf(db: Db, part: Part): Ids {
  if (asksPeople(db, part)) return narrow(db, db.selectFrom('people'), part).select('people.id as person_id')
  if (isRules(part)) return part.join === 'any' ? anyOf(db, part.parts) : allOf(db, part.parts)
  const question = questionOf(db, part)
  return 'among' in question ? question.among : narrow(db, db.selectFrom('people'), part).select('people.id as person_id')
}

/** Whether `people` has to be read: for a test of the own row, or because nobody else begins to name anybody. */
const asksPeople = (db: Db, part: Part): boolean =>
  !!ownTest(db, part) || !!othersIn(db, part) || (isRules(part) && part.join === 'all' && !beginning(db, part.parts))

const beginning = (db: Db, parts: readonly Part[]) => (parts.some((part) => ownTest(db, part)) ? undefined : parts.find((part) => !othersIn(db, part)))

/** Whether whoever begins to name people names nobody twice; what the others agree to only narrows that. */
function namesOnce(db: Db, part: Part): boolean {
  if (isRules(part)) {
    const first = part.join === 'all' || part.parts.length === 1 ? beginning(db, part.parts) : undefined
    return !!first && namesOnce(db, first)
  }
  const question = questionOf(db, part)
  return 'once' in question && question.once
}

/** Each names its people, and whoever is named is meant: nobody is looked up one by one. Tests of the own row stay together. */
function anyOf(db: Db, parts: readonly Part[]): Ids {
  const others = parts.filter((part) => !ownTest(db, part))
  const own = parts.filter((part) => !others.includes(part))
  const branches = [...(own.length ? [idsOf(db, { join: 'any', parts: own })] : []), ...others.map((part) => idsOf(db, part))]
  return sql`(${sql.join(branches, sql` union all `)})`
}

/** Those whom one of them names, as far as the others agree. */
function allOf(db: Db, parts: readonly Part[]): Ids {
  const first = beginning(db, parts) ?? { join: 'all', parts: [] }
  const tests = parts.filter((part) => part !== first).map((part) => amongThem(db, sql`named.person_id`, part))
  return tests.length === 0 ? idsOf(db, first) : sql`(select named.person_id from ${idsOf(db, first)} named where ${sql.join(tests, sql` and `)})`
}

/** Of a condition that another table answers for the others: their ids. */
function othersIn(db: Db, part: Part): Ids | undefined {
  if (isRules(part) || !isTurned(part)) return undefined
  const question = questionOf(db, part)
  return 'among' in question ? question.among : undefined
}
