import type { Context } from 'hono'
import { writeFile } from '#domain/agenda/coalition-file.ts'
import * as intake from '#domain/agenda/coalition-intake.ts'
import * as coalitions from '#domain/agenda/coalitions.ts'
import * as keeping from '#domain/agenda/keeping.ts'
import * as planks from '#domain/agenda/planks.ts'
import { room } from '#http/context.ts'
import { checkForm, type Given, readGiven, refuse, type Refused } from '#http/form.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { coalitionForm, draftFrom, givenFrom } from '#office/agenda/coalition-form.ts'
import { CoalitionFormPage } from '#office/agenda/coalition-form-page.tsx'
import { CoalitionsPage, type Taken } from '#office/agenda/coalitions-page.tsx'
import { guard, type Inside } from '#office/guard.ts'
import { numberShape } from '#office/number-shape.ts'

const { coalitions: all, coalition: one, newCoalition, coalitionFile, coalitionsCsv } = routes.office
const keeps = guard('keep coalitions')
const lackWords: Record<Exclude<keeping.Refusal, 'gone'>, [field: string, sentence: string]> = {
  'known already': ['name', 'There is a coalition of that name already.'], 'no such parent': ['parent_id', 'That organization is not in the list now. Choose another.'],
}

export const coalitionRoutes = room()

coalitionRoutes.get(all.pattern, keeps, (c) => showAll(c))

coalitionRoutes.get(coalitionsCsv.pattern, keeps, async (c) => {
  c.header('content-type', 'text/csv; charset=utf-8')
  c.header('content-disposition', 'attachment; filename="coalitions.csv"')
  return c.body(writeFile(await coalitions.whole(c.var.db)))
})

coalitionRoutes.post(coalitionFile.pattern, keeps, async (c) => {
  const { file } = await c.req.parseBody()
  const text = file instanceof File ? await file.text() : ''
  if (!text.trim()) return showAll(c, { reason: 'Choose a file first: a table as a spreadsheet saves it, with commas.' })
  return showAll(c, await intake.takeIn(c.var.db, c.var.actor, text.toWellFormed().replaceAll('\0', '')))
})

coalitionRoutes.get(newCoalition.pattern, keeps, (c) => showForm(c, {}))

coalitionRoutes.post(all.pattern, keeps, async (c) => {
  const given = await readGiven(c)
  const form = checkForm(given, coalitionForm)
  if (!form.ok) return showForm(c, given, form)
  const became = await keeping.add(c.var.db, c.var.actor, draftFrom(given, form.values))
  return typeof became === 'string' ? refused(c, given, became) : c.redirect(all.href({}, { did: 'added' }), 303)
})

coalitionRoutes.get(one.pattern, keeps, async (c) => {
  const coalition = await found(c)
  return coalition ? showForm(c, givenFrom(coalition, await coalitions.plankIds(c.var.db, coalition.id)), undefined, coalition) : c.notFound()
})

coalitionRoutes.put(one.pattern, keeps, async (c) => {
  const coalition = await found(c)
  if (!coalition) return c.notFound()
  const given = await readGiven(c)
  const form = checkForm(given, coalitionForm)
  if (!form.ok) return showForm(c, given, form, coalition)
  const became = await keeping.rewrite(c.var.db, c.var.actor, coalition.id, draftFrom(given, form.values))
  return typeof became === 'string' ? refused(c, given, became, coalition) : c.redirect(all.href({}, { did: 'saved' }), 303)
})

coalitionRoutes.delete(one.pattern, keeps, async (c) => {
  const coalition = await found(c)
  if (!coalition) return c.notFound()
  await keeping.remove(c.var.db, c.var.actor, coalition.id)
  return c.redirect(all.href({}, { did: 'removed' }), 303)
})

async function found(c: Context<Inside>) {
  const id = numberShape.safeParse(c.req.param('id'))
  return id.success ? coalitions.find(c.var.db, id.data) : undefined
}

function refused(c: Context<Inside>, given: Given, lack: keeping.Refusal, coalition?: coalitions.Coalition) {
  return lack === 'gone' ? c.notFound() : showForm(c, given, refuse(given, ...lackWords[lack]), coalition)
}

async function showAll(c: Context<Inside>, taken?: Taken) {
  const { db, frame, actor } = c.var
  const status = taken && 'reason' in taken ? 422 : 200
  return show(c, <CoalitionsPage frame={frame} actor={actor} coalitions={await coalitions.whole(db)} taken={taken} did={c.req.query('did')} />, status)
}

async function showForm(c: Context<Inside>, given: Given, form?: Refused, coalition?: coalitions.Coalition) {
  const { db, frame, actor } = c.var
  const [others, agendas] = await Promise.all([coalitions.whole(db), planks.whole(db)])
  const parents = others.filter(({ id }) => id !== coalition?.id)
  return show(c, <CoalitionFormPage frame={frame} actor={actor} coalition={coalition} given={given} form={form} parents={parents} agendas={agendas} />, form ? 422 : 200)
}
