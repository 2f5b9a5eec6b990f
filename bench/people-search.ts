import * as searching from '#domain/people/searching.ts'
import type { Ground, Plot } from './people-ground.ts'
import type { Figure } from './report.ts'
import { p95, timed } from './timing.ts'

/** What organisers type, letter after letter, from the third on: names, a town, an address, a phone. */
const typed = ['maria sil', 'kowalski', 'winford', 'john smith', 'zofia', 'springf', 'ana.garcia', 'walsh worcester', '2015550', 'nguyen', 'brookstead', 'o’connor']

/** The first page of a search as one types, each letter a question of its own. */
export const search = (ground: Ground): Promise<Figure[]> => ground.populated((plot) => searchOn(plot, 3))

export async function searchOn({ db }: Plot, rounds: number): Promise<Figure[]> {
  const questions = typed.flatMap((whole) => Array.from({ length: whole.length - 2 }, (_one, at) => whole.slice(0, at + 3)))
  const ask = (words: string) => searching.search(db, 'everyone', { words }, { limit: 50 })
  for (const words of questions) await ask(words)
  const times: number[] = []
  for (let round = 0; round < rounds; round++) for (const words of questions) times.push(await timed(() => ask(words)))
  return [{ name: 'search as one types', value: p95(times), unit: 'ms (p95)' }]
}
