import * as audiences from '#domain/audiences/audiences.ts'
import type { Ground, Plot } from './people-ground.ts'
import { against, type Figure } from './report.ts'
import { type Numbers, tenSegments } from './ten-segments.ts'
import { p95, timed } from './timing.ts'

/** Ten segments counted by the product, each beside the SQL that is written by hand for it, in turns; both must name as many. */
export const segments = (ground: Ground): Promise<Figure[]> => ground.populated((plot) => segmentsOn(plot, 20))

export async function segmentsOn({ db, pool }: Plot, rounds: number): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const { name, rules, byHand } of tenSegments(await numbersIn(db))) {
    const byHandCount = async () => Number((await pool.query<{ count: number }>(byHand)).rows[0]?.count)
    const [ours, theirs] = [await audiences.count(db, rules, 'everyone'), await byHandCount()]
    if (ours !== theirs) throw new Error(`${name}: ${ours} people, by hand ${theirs}`)
    const times = { ours: new Array<number>(), theirs: new Array<number>() }
    for (let round = 0; round < rounds; round++) {
      times.ours.push(await timed(() => audiences.count(db, rules, 'everyone')))
      times.theirs.push(await timed(byHandCount))
    }
    figures.push(against({ name: `segment: ${name} (${ours.toLocaleString('en')})`, value: p95(times.ours), unit: 'ms' }, 'by hand', p95(times.theirs)))
  }
  const slowest = Math.max(...figures.map(({ value }) => value))
  const furthest = Math.max(...figures.map(({ ratio = 0 }) => ratio))
  return [...figures, { name: 'segments', value: slowest, unit: 'ms (p95 of the slowest)' }, { name: 'segments against SQL by hand', value: furthest, unit: 'times at most' }]
}

export async function numbersIn(db: Plot['db']): Promise<Numbers> {
  const senator = await db.selectFrom('terms').innerJoin('posts', 'posts.id', 'terms.post_id').select('terms.official_id').where('posts.office', '=', 'senate').where('terms.ended_on', 'is', null).orderBy('terms.official_id').executeTakeFirstOrThrow()
  const committee = await db.selectFrom('committees').select('id').where('name', 'like', '%Energy%').orderBy('id').executeTakeFirstOrThrow()
  const group = await db.selectFrom('groups').select('id').where('slug', '=', 'made-up-2').executeTakeFirstOrThrow()
  const skill = await db.selectFrom('volunteer_choices').select('id').where('kind', '=', 'skill').orderBy('id').executeTakeFirstOrThrow()
  return { official: senator.official_id, committee: committee.id, group: group.id, skill: skill.id, boston: 'ocd-division/country:us/state:ma/place:boston' }
}
