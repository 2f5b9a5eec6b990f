import type { Db } from '#platform/database.ts'
import type { LiveAction } from '#domain/actions/publishing.ts'
import { layersFor } from '#domain/actions/targets.ts'
import type { Official } from '#domain/legislature/officials.ts'

/** Which of these actions this official can act on: as the one asked for in their district, on the committee, or picked by hand. */
export async function toOfficial(db: Db, live: readonly LiveAction[], official: Pick<Official, 'id' | 'terms' | 'committees'>): Promise<LiveAction[]> {
  const picked = await db.selectFrom('action_targets').select('action_id').where('official_id', '=', official.id).execute()
  const offices = official.terms.filter(({ ended_on }) => !ended_on).map(({ office }) => office)
  return live.filter((action) => {
    if (action.addresses === 'picked') return picked.some(({ action_id }) => action_id === action.id)
    if (action.addresses === 'us-senators') return offices.includes('us-senate')
    if (action.addresses === 'office') return offices.includes(action.office ?? '')
    if (action.addresses === 'committee') return official.committees.some(({ id }) => id === action.committee_id)
    return layersFor(action).some((layer) => offices.includes(layer))
  })
}
