import { room } from '#http/context.ts'
import { routes } from '#http/routes.ts'

export const challengeRoutes = room()

challengeRoutes.get(routes.site.challenge.pattern, async (c) => {
  return c.json(await c.var.proofs.challenge(), 200, { 'cache-control': 'no-store' })
})
