import type { Context } from 'hono'
import { z } from 'zod'
import type { Resource } from '#domain/library/resources.ts'
import * as steps from '#domain/library/steps.ts'
import { room } from '#http/context.ts'
import { checkForm, type Given, readForm, readGiven, type Refused } from '#http/form.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { guard, type Inside } from '#office/guard.ts'
import { found } from '#office/library/found.ts'
import { stepForm, stepGiven } from '#office/library/resource-form.ts'
import { StepFormPage } from '#office/library/step-form-page.tsx'
import { numberShape } from '#office/number-shape.ts'
import { aliveNow } from '#office/writings/alive.ts'

const { resource: course, courseSteps, newCourseStep, courseStep, courseStepRank } = routes.office
const keeps = guard('keep the library')
const towardsForm = z.object({ towards: z.enum(['beginning', 'end']) })

export const stepRoutes = room()

stepRoutes.get(newCourseStep.pattern, keeps, async (c) => {
  const resource = await found(c)
  return resource?.kind === 'training' ? showStep(c, resource, {}) : c.notFound()
})

stepRoutes.post(courseSteps.pattern, keeps, async (c) => {
  const resource = await found(c)
  if (!resource) return c.notFound()
  const given = await readGiven(c)
  const form = checkForm(given, stepForm)
  if (!form.ok) return showStep(c, resource, given, form)
  return await steps.add(c.var.db, c.var.actor, resource, form.values) ? c.redirect(`${course.href(resource, { did: 'step' })}#steps`, 303) : c.notFound()
})

stepRoutes.get(courseStep.pattern, keeps, async (c) => {
  const { resource, step } = await foundStep(c)
  return resource && step ? showStep(c, resource, stepGiven(step), undefined, step) : c.notFound()
})

stepRoutes.put(courseStep.pattern, keeps, async (c) => {
  const { resource, step } = await foundStep(c)
  if (!resource || !step) return c.notFound()
  const given = await readGiven(c)
  const form = checkForm(given, stepForm)
  if (!form.ok) return showStep(c, resource, given, form, step)
  await steps.rewrite(c.var.db, c.var.actor, step, form.values)
  return c.redirect(`${course.href(resource, { did: 'saved' })}#steps`, 303)
})

stepRoutes.delete(courseStep.pattern, keeps, async (c) => {
  const { resource, step } = await foundStep(c)
  if (!resource || !step) return c.notFound()
  await steps.remove(c.var.db, c.var.actor, step)
  return c.redirect(`${course.href(resource, { did: 'unstepped' })}#steps`, 303)
})

stepRoutes.put(courseStepRank.pattern, keeps, async (c) => {
  const { resource, step } = await foundStep(c)
  const form = await readForm(c, towardsForm)
  if (!resource || !step || !form.ok) return c.notFound()
  await steps.move(c.var.db, c.var.actor, step, form.values.towards)
  return c.redirect(`${course.href(resource)}#steps`, 303)
})

async function foundStep(c: Context<Inside>) {
  const resource = await found(c)
  const id = numberShape.safeParse(c.req.param('step'))
  return { resource, step: resource && id.success ? await steps.find(c.var.db, resource, id.data) : undefined }
}

async function showStep(c: Context<Inside>, resource: Resource, given: Given, form?: Refused, step?: steps.Step) {
  const { db, frame, actor } = c.var
  return show(c, <StepFormPage frame={frame} actor={actor} course={resource} step={step} given={given} form={form} alive={await aliveNow(db)} />, form ? 422 : 200)
}
