import * as actionResources from '#domain/actions/action-resources.ts'
import * as publishing from '#domain/actions/publishing.ts'
import { layersFor, forDistricts } from '#domain/actions/targets.ts'
import * as committees from '#domain/legislature/committees.ts'
import * as lookUp from '#domain/legislature/look-up.ts'
import * as places from '#domain/legislature/places.ts'
import * as resources from '#domain/library/resources.ts'
import { fillScript } from '#engines/scripts/fill.ts'
import { room } from '#http/context.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { found } from '#office/actions/found.ts'
import { PreviewPage } from '#office/actions/preview-page.tsx'
import { guard } from '#office/guard.ts'
import { factsFor, mailFor } from '#ui/script-facts.ts'

export const previewRoutes = room()

/** What a visitor of the chosen town meets, whether or not the action is published. */
previewRoutes.get(routes.office.preview.pattern, guard('read actions'), async (c) => {
  const { db, frame, actor } = c.var
  const theirs = await found(c, 'read actions')
  const action = theirs && await publishing.find(db, theirs.id)
  if (!action) return c.notFound()
  const asked = { town: c.req.query('town')?.trim().slice(0, 100), part: c.req.query('part')?.slice(0, 20), official: c.req.query('official')?.slice(0, 200) }
  const layers = layersFor(action)
  const finding = asked.town ? await findingFor(asked.town, asked.part) : undefined
  const somewhere = finding?.kind === 'found' ? finding.place : undefined
  const round = somewhere || layers.length === 0 ? await forDistricts(db, action, somewhere?.districts ?? {}) : undefined
  const current = round?.targets.find(({ official }) => official.slug === asked.official) ?? round?.targets[0]
  const shown = await resources.withIds(db, 'members', await actionResources.idsOf(db, action))
  const facts = current && factsFor(action, current.official, somewhere?.name)
  const committee = action.committee_id ? (await committees.find(db, action.committee_id))?.name : undefined
  const towns = (await places.list(db)).map(({ display_name }) => display_name)

  return show(c, (
    <PreviewPage
      frame={frame} actor={actor} action={action} closed={publishing.stageOf(action) === 'closed'} asked={asked}
      towns={towns} finding={finding} round={round} current={current} committee={committee} resources={shown}
      script={facts ? fillScript(action.script, facts) : []} mail={facts && current && mailFor(action, current.official, facts)}
    />
  ))

  async function findingFor(town: string, part?: string) {
    const named = await lookUp.byTown(db, town, layers)
    return named.kind === 'divided' && part ? lookUp.byPrecinct(db, named.place.id, part, layers) : named
  }
})
