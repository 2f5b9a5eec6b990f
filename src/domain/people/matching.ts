import { type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import type { DB } from '#platform/schema.ts'
import type { Db } from '#platform/database.ts'
import { searchWords } from '#engines/searching/search-words.ts'
import { type Reach, within } from '#domain/people/reach.ts'

/** Who is asked for; what is left out does not matter. `district` is a division's number, `inside` another room's question, such as a segment. */
export type Asked = {
  words?: string
  tag?: string
  placeId?: string
  district?: number
  since?: string
  language?: string
  source?: string
  field?: { key: string; value: string | number | boolean }
  inside?: Exclude<Reach, 'everyone'>
}

/** Fewer letters than these narrow nothing. */
const enough = 3

/** The words that are looked for; none while too little is typed. */
export function wordsOf({ words = '' }: Asked): string[] {
  const found = searchWords(words)
  return found.join('').length < enough ? [] : found
}

/** Whoever is asked for, within reach: the one question behind the list, its count, its export and its tags. */
export function matching(db: Db, reach: Reach, asked: Asked) {
  const { tag, placeId, district, since, language, source, field, inside } = asked
  const words = wordsOf(asked)
  return within(db, reach)
    .$if(words.length > 0, (people) => people.where((person) => person.and(words.map((word) => says(person, word)))))
    .$if(!!tag, (people) => people.where(sql<SqlBool>`people.tags @> array[${tag}]::text[]`))
    .$if(!!placeId, (people) => people.where('people.place_id', '=', placeId ?? ''))
    .$if(!!district, (people) => people.where(sql<SqlBool>`people.districts @> array[${district}]::integer[]`))
    .$if(!!since, (people) => people.where('people.created_at', '>=', sql<Date>`${since}::date`))
    .$if(!!language, (people) => people.where('people.language', '=', language ?? ''))
    .$if(!!source, (people) => people.where('people.source', '=', source ?? ''))
    .$if(!!field, (people) => people.where(sql<SqlBool>`people.fields @> ${JSON.stringify(field && { [field.key]: field.value })}::jsonb`))
    .$if(!!inside, (people) => (inside ? people.where(sql<SqlBool>`people.id in ${inside(db)}`) : people))
}

/** Three letters may stand anywhere, as trigrams find them; one or two begin a word. */
function says({ or }: ExpressionBuilder<DB, 'people'>, word: string) {
  const plain = word.replace(/[\\%_]/g, '\\$&')
  const like = (pattern: string) => sql<SqlBool>`people.search like plain(${pattern})`
  return word.length < enough ? or([like(`${plain}%`), like(`% ${plain}%`)]) : like(`%${plain}%`)
}
