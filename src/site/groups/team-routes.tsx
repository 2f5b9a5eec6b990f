import type { Context } from 'hono'
import { z } from 'zod'
import * as applying from '#domain/groups/applying.ts'
import * as terms from '#domain/groups/terms.ts'
import { type Env, room } from '#http/context.ts'
import { asGiven, checkForm, readGiven, refuse, type Refused } from '#http/form.ts'
import { passing, waitSentence } from '#http/gate.ts'
import { emailShape, nameShape } from '#http/introduction.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { ask } from '#site/confirmations/asking.ts'
import { AppliedPage, applicationPromise } from '#site/groups/application-page.tsx'
import { TeamPage } from '#site/groups/team-page.tsx'
import { today } from '#ui/day.tsx'
import { Wait } from '#ui/wait.tsx'

const text = (most: number, missing: string) => z.string().trim().min(1, missing).max(most, `That is longer than fits: ${most.toLocaleString('en-US')} characters at most.`)
const proposalForm = z.object({
  name: nameShape,
  email: emailShape,
  team: text(120, 'Give it a name; it can change later.').regex(/^[^\n]*$/, 'Write the name on one line.'),
  purpose: text(5000, 'What shall be different when it is done?'),
  first_steps: text(5000, 'How does it begin?'),
  ends_on: z.iso.date('Write a day, as in 2026-12-31.'),
  wanted: text(2000, 'Who is wanted, and how many?'),
})
export const wrongDay = 'A team ends on a day to come, within a year. It can be extended when the day is near.'

export const teamRoutes = room()

teamRoutes.get(routes.site.newTeam.pattern, (c) => page(c))

teamRoutes.post(routes.site.teamProposals.pattern, async (c) => {
  const given = await readGiven(c)
  if (given.website) return c.redirect(routes.site.teamProposals.href(), 303)
  const form = checkForm(given, proposalForm)
  if (!form.ok) return page(c, form)
  if (!terms.canEnd(form.values.ends_on, today())) return page(c, refuse(given, 'ends_on', wrongDay))
  if (await passing(c, 'signUps', given.proof) !== 'open') return page(c, asGiven(given), true)

  const { name, email, team, purpose, first_steps: firstSteps, ends_on: endsOn, wanted } = form.values
  const proposal = { name: team, purpose, firstSteps, endsOn, wanted }
  const personId = (await c.var.who())?.personId
  if (personId) await applying.propose(c.var.db, { id: personId }, proposal, { wording: applicationPromise, on: today() })
  else await ask(c, { kind: 'propose-team', email, name, placeId: c.var.visitor.place?.id, details: proposal, wording: applicationPromise })
  return c.redirect(routes.site.teamProposals.href({}, { did: personId ? 'applied' : undefined }), 303)
})

teamRoutes.get(routes.site.teamProposals.pattern, (c) =>
  show(c, <AppliedPage frame={c.var.frame} confirmed={c.req.query('did') === 'applied'} kept={!c.var.settings.SMTP_URL} what="proposal" />))

async function page(c: Context<Env>, form?: Refused, wait = false) {
  const who = await c.var.who()
  const you = who?.personId ? { name: who.name, email: who.email } : undefined
  return show(c, <TeamPage frame={c.var.frame} form={form} you={you} today={today()} wait={wait && <Wait frame={c.var.frame} sentence={waitSentence} />} />, wait ? 429 : form ? 422 : 200)
}
