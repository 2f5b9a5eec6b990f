import type { Context } from 'hono'
import * as actionResources from '#domain/actions/action-resources.ts'
import * as publishing from '#domain/actions/publishing.ts'
import * as plankResources from '#domain/agenda/plank-resources.ts'
import * as planks from '#domain/agenda/planks.ts'
import type { Resource } from '#domain/library/resources.ts'
import * as steps from '#domain/library/steps.ts'
import type { Given, Refused } from '#http/form.ts'
import { show } from '#http/show.ts'
import type { Inside } from '#office/guard.ts'
import { givenFrom } from '#office/library/resource-form.ts'
import { ResourceFormPage } from '#office/library/resource-form-page.tsx'
import { aliveNow } from '#office/writings/alive.ts'

/** `meanwhile`: what somebody else saved. `wrong`: why a file was not taken or the resource not published. */
type Again = { given?: Given; form?: Refused; meanwhile?: Resource; wrong?: { at: 'file' | 'publication'; words: string }; status?: 409 | 413 | 422 | 429 }

/** A resource on its desk, or a new one: its words, its file, its steps. */
export async function resourceShown<Here extends Inside>(c: Context<Here>, resource?: Resource, { given, status, ...again }: Again = {}) {
  const { db, frame, actor } = c.var
  const [agendas, actions, alive, course, aboutPlanks, shownBy] = await Promise.all([
    planks.whole(db), publishing.list(db), aliveNow(db),
    resource ? steps.withTicks(db, resource) : [], resource ? plankResources.planksOf(db, resource) : [], resource ? actionResources.actionsOf(db, resource) : [],
  ])
  const known = new Set<number>(shownBy)
  const offered = actions.filter((action) => known.has(action.id) || publishing.stageOf(action) !== 'closed').map(({ id, title }) => ({ id, title }))
  const words = given ?? (resource ? givenFrom(resource, aboutPlanks, shownBy) : { kind: c.req.query('kind') ?? 'toolkit', language: 'en' })
  return show(c, (
    <ResourceFormPage
      frame={frame} actor={actor} resource={resource} given={words} agendas={agendas} actions={offered} alive={alive} steps={course} did={status ? undefined : c.req.query('did')} {...again}
    />
  ), status ?? 200)
}
