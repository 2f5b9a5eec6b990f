import * as steps from '#domain/library/steps.ts'
import * as ticks from '#domain/library/ticks.ts'
import { room } from '#http/context.ts'
import { routes } from '#http/routes.ts'
import { opening } from '#site/library/opening.tsx'

const { courseTick, resource: one, signIn } = routes.site

export const tickRoutes = room()

for (const [method, say] of [['put', ticks.tick], ['delete', ticks.untick]] as const) {
  tickRoutes[method](courseTick.pattern, async (c) => {
    const { resource, answer } = await opening(c, c.req.param('slug'))
    if (!resource) return answer
    const id = /^[1-9]\d{0,14}$/.test(c.req.param('step')) ? Number(c.req.param('step')) : 0
    const step = await steps.find(c.var.db, resource, id)
    if (!step) return c.notFound()
    const actor = await c.var.who()
    if (!actor?.personId) return c.redirect(signIn.href({}, { next: one.href(resource) }), 303)
    await say(c.var.db, { id: actor.personId }, step)
    return c.redirect(`${one.href(resource)}#step-${step.id}`, 303)
  })
}
