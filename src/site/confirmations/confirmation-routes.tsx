import type { Context } from 'hono'
import * as places from '#domain/legislature/places.ts'
import * as confirmations from '#domain/people/confirmations.ts'
import { type Env, room } from '#http/context.ts'
import { readGiven } from '#http/form.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { unkept } from '#http/unkept.ts'
import { ConfirmationPage, ConfirmedPage, SpentPage } from '#site/confirmations/confirmation-page.tsx'
import { kindNamed, type Next } from '#site/confirmations/kinds.ts'

const { confirmation } = routes.site

export const confirmationRoutes = room()
confirmationRoutes.use(confirmation.pattern, unkept)

confirmationRoutes.get(confirmation.pattern, async (c) => {
  const { db, frame } = c.var
  const waiting = await confirmations.waiting(db, c.req.param('token'))
  if (waiting.length === 0) return spent(c)
  const named = await Promise.all(waiting.map(async (asked) => ({ ...asked, town: asked.place_id ? (await places.find(db, asked.place_id))?.display_name : undefined })))
  return show(c, <ConfirmationPage frame={frame} token={c.req.param('token')} waiting={named} />)
})

confirmationRoutes.post(confirmation.pattern, async (c) => {
  const { db, frame } = c.var
  const given = await readGiven(c)
  const ids = Object.keys(given).flatMap((name) => (/^confirm-\d{1,15}$/.test(name) ? [Number(name.slice(8))] : []))
  const next: Next[] = []
  const done = new Set<string>()
  const confirmed = await confirmations.confirm(db, c.req.param('token'), ids, async (tx, person, asked) => {
    const step = await kindNamed(asked.kind)?.carryOut(tx, person, asked)
    done.add(asked.kind)
    if (step) next.push(step)
  })
  if (!confirmed) return spent(c)
  const names = confirmed.people.flatMap(({ name }) => (name ? [name] : []))
  return show(c, <ConfirmedPage frame={frame} names={names} done={[...done]} next={next} />)
})

const spent = (c: Context<Env>) => show(c, <SpentPage frame={c.var.frame} />, 410)
