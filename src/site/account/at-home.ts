import { createMiddleware } from 'hono/factory'
import * as people from '#domain/people/people.ts'
import type { Person } from '#domain/people/person.ts'
import type { Actor, Env } from '#http/context.ts'
import { routes } from '#http/routes.ts'

/** An address of somebody's own page: they are there, and so is what we know of them. */
export type Home = Env & { Variables: { actor: Actor; person: Person } }

/** Lets people in to their own page. Who works here without being known as a person looks after their keys in the office. */
export const atHome = createMiddleware<Home>(async (c, next) => {
  const actor = await c.var.who()
  if (!actor) return c.redirect(routes.site.signIn.href({}, { next: c.req.method === 'GET' ? c.req.path : undefined }), 303)
  const person = actor.personId === null ? undefined : await people.find(c.var.db, actor.personId)
  if (!person) return c.redirect((actor.deeds.size > 0 ? routes.office.account : routes.site.signIn).href(), 303)
  c.set('actor', actor)
  c.set('person', person)
  return next()
})
