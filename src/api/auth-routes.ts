import { room } from '#http/context.ts'
import { routes } from '#http/routes.ts'

/** Of all that the sign-in library could answer, the four steps a passkey needs in the browser. The rest is done by our own pages. */
const steps = new Set([
  'GET generate-register-options', 'POST verify-registration', 'GET generate-authenticate-options', 'POST verify-authentication',
])
const limit = { burst: 20, perMinute: 6 }

export const authRoutes = room()

authRoutes.all(routes.api.passkeyStep.pattern, async (c) => {
  if (!steps.has(`${c.req.method} ${c.req.param('step')}`)) return c.notFound()
  if (c.var.limits.spend(`passkey:${c.var.client}`, limit) === 'over') return c.json({ message: 'Too often. Wait a minute.' }, 429)
  const answer = await c.var.auth.handler(c.req.raw)
  answer.headers.set('cache-control', 'no-store')
  return answer
})
