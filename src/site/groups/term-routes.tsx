import type { Context } from 'hono'
import * as termKeys from '#domain/groups/term-keys.ts'
import * as terms from '#domain/groups/terms.ts'
import { type Env, room } from '#http/context.ts'
import { readGiven, refuse, type Refused } from '#http/form.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { unkept } from '#http/unkept.ts'
import { TermPage, TermSpentPage } from '#site/groups/term-page.tsx'
import { today } from '#ui/day.tsx'
import { readDecision, refusals } from '#ui/term-form.tsx'

const { teamTerm } = routes.site

export const termRoutes = room()
termRoutes.use(teamTerm.pattern, unkept)

/** Looking decides nothing: mail programs look, too. */
termRoutes.get(teamTerm.pattern, (c) => page(c))

termRoutes.post(teamTerm.pattern, async (c) => {
  const holder = await termKeys.find(c.var.db, c.req.param('token'), today())
  if (!holder) return show(c, <TermSpentPage frame={c.var.frame} />, 410)
  const given = await readGiven(c)
  const decision = readDecision(given)
  if (!decision) return page(c, refuse(given, 'decision', 'Choose one of them.'))
  const became = await terms.decide(c.var.db, { id: `person:${holder.person.id}`, name: holder.person.name }, holder.group, decision, today())
  if (became === 'done') return c.redirect(teamTerm.href({ token: c.req.param('token') }, { did: decision.kind.replaceAll(' ', '-') }), 303)
  return page(c, refuse(given, refusals[became].field, refusals[became].sentence))
})

async function page(c: Context<Env>, form?: Refused) {
  const token = c.req.param('token') ?? ''
  const holder = await termKeys.find(c.var.db, token, today())
  if (!holder) return show(c, <TermSpentPage frame={c.var.frame} />, 410)
  return show(c, <TermPage frame={c.var.frame} group={holder.group} token={token} form={form} did={c.req.query('did')} />, form ? 422 : 200)
}
