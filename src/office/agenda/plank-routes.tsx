import type { Context } from 'hono'
import * as plankStories from '#domain/agenda/plank-stories.ts'
import * as planks from '#domain/agenda/planks.ts'
import * as writing from '#domain/agenda/writing.ts'
import * as stories from '#domain/content/stories.ts'
import { room } from '#http/context.ts'
import { checkForm, type Given, readForm, readGiven, refuse, type Refused } from '#http/form.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { numbersIn } from '#http/ticks.ts'
import { givenFrom, plankForm, versionForm } from '#office/agenda/plank-form.ts'
import { PlankFormPage } from '#office/agenda/plank-form-page.tsx'
import { towardsForm } from '#office/agenda/platform-routes.tsx'
import { guard, type Inside } from '#office/guard.ts'
import { numberShape } from '#office/number-shape.ts'
import { aliveNow } from '#office/writings/alive.ts'

const { platform, planks: all, newPlank, plank: one, plankPublication, plankRank } = routes.office
const writes = guard('write the platform')
const offered = 30

export const plankRoutes = room()

plankRoutes.get(newPlank.pattern, writes, (c) => showForm(c, { agenda_id: c.req.query('agenda') ?? '' }))

plankRoutes.post(all.pattern, writes, async (c) => {
  const given = await readGiven(c)
  const form = checkForm(given, plankForm)
  if (!form.ok) return showForm(c, given, { form })
  const plank = await writing.draft(c.var.db, c.var.actor, form.values)
  if (typeof plank === 'string') return showForm(c, given, { form: noAgenda(given) })
  await plankStories.tell(c.var.db, c.var.actor, plank.id, numbersIn(given, 'story'), [])
  return c.redirect(one.href(plank, { did: 'draft' }), 303)
})

plankRoutes.get(one.pattern, writes, async (c) => {
  const plank = await found(c)
  return plank ? showForm(c, givenFrom(plank, await plankStories.idsOf(c.var.db, plank.id)), { plank }) : c.notFound()
})

plankRoutes.put(one.pattern, writes, async (c) => {
  const { db, actor } = c.var
  const plank = await found(c)
  if (!plank) return c.notFound()
  const given = await readGiven(c)
  const form = checkForm(given, plankForm)
  if (!form.ok) return showForm(c, given, { form, plank })
  const became = await writing.rewrite(db, actor, plank.id, versionForm.parse(given).version, form.values)
  if (became === 'gone') return c.notFound()
  if (became === 'changed since') return showForm(c, { ...given, version: String(plank.version) }, { plank, meanwhile: plank })
  if (became === 'no such agenda') return showForm(c, given, { form: noAgenda(given), plank })
  await plankStories.tell(db, actor, plank.id, numbersIn(given, 'story'), numbersIn(given, 'shown'))
  return c.redirect(one.href(plank, { did: 'saved' }), 303)
})

for (const [method, isOut] of [['put', true], ['delete', false]] as const) {
  plankRoutes[method](plankPublication.pattern, writes, async (c) => {
    const plank = await found(c)
    if (!plank) return c.notFound()
    await writing.publish(c.var.db, c.var.actor, plank.id, isOut)
    return c.redirect(one.href(plank, { did: isOut ? 'out' : 'back' }), 303)
  })
}

plankRoutes.put(plankRank.pattern, writes, async (c) => {
  const plank = await found(c)
  const form = await readForm(c, towardsForm)
  if (!plank || !form.ok) return c.notFound()
  await writing.move(c.var.db, c.var.actor, plank, form.values.towards)
  return c.redirect(platform.href(), 303)
})

plankRoutes.delete(one.pattern, writes, async (c) => {
  const plank = await found(c)
  if (!plank) return c.notFound()
  await writing.remove(c.var.db, c.var.actor, plank.id)
  return c.redirect(platform.href({}, { did: 'plank' }), 303)
})

async function found(c: Context<Inside>) {
  const id = numberShape.safeParse(c.req.param('id'))
  return id.success ? planks.find(c.var.db, id.data) : undefined
}

const noAgenda = (given: Given) => refuse(given, 'agenda_id', 'There is no such agenda now. Choose one of the list.')

type Shown = { form?: Refused; plank?: planks.Found; meanwhile?: planks.Found }

/** `meanwhile`: what somebody else saved; the form holds one's own words, ready to be saved over theirs. */
async function showForm(c: Context<Inside>, given: Given, { form, plank, meanwhile }: Shown = {}) {
  const { db, frame, actor } = c.var
  const [agendas, latest, told, alive] = await Promise.all([
    planks.whole(db), stories.latest(db, { limit: offered }), plank ? plankStories.idsOf(db, plank.id).then((ids) => stories.withIds(db, ids)) : [], aliveNow(db),
  ])
  const shown = [...told, ...latest.filter(({ id }) => !told.some((story) => story.id === id))].map(({ id, title }) => ({ id, title }))
  const page = (
    <PlankFormPage
      frame={frame} actor={actor} plank={plank} given={given} form={form} agendas={agendas} stories={shown} meanwhile={meanwhile} alive={alive} did={c.req.query('did')}
    />
  )
  return show(c, page, form ? 422 : meanwhile ? 409 : 200)
}
