import { performance } from 'node:perf_hooks'
import type { Db } from '#platform/database.ts'
import { search } from '#domain/people/duplicate-search.ts'
import { generatePeople } from './million-people.ts'
import type { Ground } from './people-ground.ts'
import type { Figure } from './report.ts'

/** How long it takes to find everybody who may be there twice, and how many of those who are, are found. */
export const duplicates = ({ populated, count }: Ground): Promise<Figure[]> => populated(({ db }) => measure(db, count))

export async function measure(db: Db, count: number): Promise<Figure[]> {
  const began = performance.now()
  const pairs = await search(db)
  const seconds = (performance.now() - began) / 1000

  const found = new Map<number, Set<number>>()
  for (const { one, other } of await db.selectFrom('duplicate_pairs').select(['one', 'other']).where('score', '>=', 40).execute()) {
    for (const [a, b] of [[one, other], [other, one]] as const) found.set(a, (found.get(a) ?? new Set()).add(b))
  }
  const twice = { all: 0, found: 0 }
  const sameAs = new Map<number, number[]>()
  for (const { number, duplicateOf } of await generatePeople(1, count)) {
    if (!duplicateOf) continue
    const others = sameAs.get(duplicateOf) ?? [duplicateOf]
    twice.all++
    if (others.some((other) => found.get(number)?.has(other))) twice.found++
    sameAs.set(duplicateOf, [...others, number])
  }
  const { sure, sureAndRight } = await certainty(db, sameAs)
  return [
    { name: 'duplicates', value: Number(seconds.toFixed(1)), unit: 's' },
    { name: 'duplicate pairs', value: pairs, unit: 'pairs' },
    { name: 'duplicates found', value: Number((100 * twice.found / twice.all).toFixed(1)), unit: '% of those there are' },
    { name: 'pairs of 80 or more that are one person', value: Number((100 * sureAndRight / sure).toFixed(1)), unit: '%' },
  ]
}

async function certainty(db: Db, sameAs: Map<number, number[]>) {
  const origin = new Map([...sameAs].flatMap(([first, all]) => all.map((number) => [number, first] as const)))
  const sure = await db.selectFrom('duplicate_pairs').select(['one', 'other']).where('score', '>=', 80).execute()
  const right = sure.filter(({ one, other }) => origin.has(one) && origin.get(one) === origin.get(other))
  return { sure: sure.length, sureAndRight: right.length }
}
