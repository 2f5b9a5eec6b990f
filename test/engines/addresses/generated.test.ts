import { expect, test } from 'vitest'
import { openAddresses } from '#engines/addresses/addresses.ts'
import { packAddresses } from '#engines/addresses/builder.ts'
import { generate, squareTowns } from './generated.ts'
import { type Asked, askedOf, judge, type Kind, type Verdict } from './generated-queries.ts'

const world = generate({ seed: 7, towns: squareTowns(60), streetsPerTown: 120 })
const packed = await packAddresses(world.gazetteer, world.rows())
const addresses = openAddresses(packed.bytes)
const questions = 40_000

test('the generated world is the same for the same seed', () => {
  const again = generate({ seed: 7, towns: squareTowns(60), streetsPerTown: 120 })
  expect(again.rows().take(1000).toArray()).toEqual(world.rows().take(1000).toArray())
  expect(packed.refused).toEqual({})
})

test('no answer is wrong', () => {
  const counts = new Map<Kind, Record<Verdict, number>>()
  const wrong: { asked: Asked; answer: unknown }[] = []
  const times = new Float64Array(questions)
  let at = 0
  for (const asked of askedOf(world, 11, questions)) {
    const before = performance.now()
    const answer = addresses.find(asked.query)
    times[at++] = performance.now() - before
    const verdict = judge(answer, asked)
    const count = counts.get(asked.kind) ?? { right: 0, refused: 0, wrong: 0 }
    count[verdict]++
    counts.set(asked.kind, count)
    if (verdict === 'wrong') wrong.push({ asked, answer })
  }
  times.sort()
  console.table(Object.fromEntries(counts))
  console.log(`${addresses.size} houses, ${packed.bytes.length} bytes; p50 ${times[questions / 2]?.toFixed(3)} ms, p99 ${times[questions * 0.99]?.toFixed(3)} ms`)
  expect(wrong.slice(0, 5)).toEqual([])

  const share = (kind: Kind) => { const { right = 0, refused = 1 } = counts.get(kind) ?? {}; return right / (right + refused) }
  for (const kind of ['plain', 'spelt otherwise', 'with a unit', 'noisy', 'one line', 'by postal name'] as const) expect(share(kind)).toBeGreaterThan(0.85)
  for (const kind of ['street not in the data', 'number far off', 'wrong town'] as const) expect(share(kind)).toBe(0)
  expect(times[questions / 2]).toBeLessThan(5)
})
