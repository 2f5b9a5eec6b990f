import { type Expression, type SelectQueryBuilder, type SqlBool, sql } from 'kysely'
import { type Reach, within } from '#domain/people/reach.ts'
import type { Db } from '#platform/database.ts'
import type { DB } from '#platform/schema.ts'
import { isTurned, questionOf } from '#domain/audiences/questions.ts'
import { isRules, type Part, type Rules, tidy } from '#domain/audiences/rules.ts'

type People = SelectQueryBuilder<DB, 'people', {}>

/** Whoever the rules name, as far as somebody reaches: one query, to be counted, paged, or joined. */
export const matching = (db: Db, rules: Rules, reach: Reach): People => narrow(db, within(db, reach), tidy(rules))

/** Lends the question whom the rules name. */
export const idsMatching = (rules: Rules): Exclude<Reach, 'everyone'> => (db: Db) => matching(db, rules, 'everyone').select('people.id as person_id')

/** Keeps those of whom it is so. What must all be so narrows step by step, so that the database may begin with whatever is rarest. */
function narrow(db: Db, people: People, part: Part): People {
  const test = ownTest(db, part)
  if (test) return people.where(test)
  if (isRules(part)) return part.join === 'all' ? part.parts.reduce((some, one) => narrow(db, some, one), people) : people.where(sql<SqlBool>`people.id in ${anyOf(db, part.parts)}`)
  const question = questionOf(db, part)
  if ('row' in question) return people
  return people.where(isTurned(part) ? sql<SqlBool>`not exists (select from ${question.among} others where others.person_id = people.id)` : sql<SqlBool>`people.id in ${question.among}`)
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

/** Each names its people, and whoever is named is meant: nobody is looked up one by one. Tests of the own row stay together. */
function anyOf(db: Db, parts: readonly Part[]): Expression<{ person_id: number }> {
  const others = parts.filter((part) => !ownTest(db, part))
  const own = parts.filter((part) => !others.includes(part))
  const branches = [...(own.length ? [named(db, { join: 'any', parts: own })] : []), ...others.map((part) => named(db, part))]
  return sql`(${sql.join(branches, sql` union all `)})`
}

function named(db: Db, part: Part): Expression<{ person_id: number }> {
  const question = isRules(part) || isTurned(part) ? undefined : questionOf(db, part)
  return question && 'among' in question ? question.among : narrow(db, db.selectFrom('people'), part).select('people.id as person_id')
}
