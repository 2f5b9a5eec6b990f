import { z } from 'zod'
import * as consents from '#domain/people/consents.ts'
import * as departures from '#domain/people/departures.ts'
import * as everything from '#domain/people/everything.ts'
import * as timeline from '#domain/people/timeline.ts'
import * as accounts from '#domain/staff/accounts.ts'
import * as keys from '#domain/staff/keys.ts'
import { readForm } from '#http/form.ts'
import { room } from '#http/context.ts'
import { nextPath } from '#http/next-path.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { unkept } from '#http/unkept.ts'
import { AccountPage } from '#site/account/account-page.tsx'
import { atHome } from '#site/account/at-home.ts'
import { ownPage, switchesOf } from '#site/account/own-page.ts'
import { DeedsPage, DeparturePage, KeptPage, WhoPage } from '#site/account/small-pages.tsx'
import { channelWords, switchWords } from '#ui/consent-words.ts'

const { account, accountWho, accountConsents, accountOtherSessions, accountPasskey, accountDeeds, accountKept, accountKeptJson, accountDeparture } = routes.site
const done: Record<string, string> = { switched: 'Noted. It counts from now on.', stays: 'Good that you stay. Nothing is deleted.', written: 'Noted.' }
const perPage = 50
const whoForm = z.object({ person: z.coerce.number().int().positive() })
const switchForm = z.object({ channel: z.string(), list: z.string(), given: z.enum(['yes', 'no']) })
const idShape = z.coerce.number().int().positive().optional().catch(undefined)

export const accountRoutes = room()
accountRoutes.use(`${account.pattern}/*`, unkept)

accountRoutes.get(account.pattern, atHome, async (c) => {
  const { frame, person, sessionId } = c.var
  return show(c, <AccountPage frame={frame} person={person} here={sessionId} did={done[c.req.query('did') ?? '']} own={await ownPage(c)} />)
})

accountRoutes.get(accountWho.pattern, atHome, async (c) => {
  const { people, personId } = await accounts.household(c.var.db, c.var.actor)
  return show(c, <WhoPage frame={c.var.frame} people={people} personId={personId} next={nextPath(c.req.query('next'))} />)
})

accountRoutes.put(accountWho.pattern, atHome, async (c) => {
  const { db, actor, frame } = c.var
  const next = nextPath(c.req.query('next'))
  const form = await readForm(c, whoForm)
  if (form.ok && await accounts.choose(db, actor, form.values.person)) return c.redirect(next ?? account.href(), 303)
  const { people, personId } = await accounts.household(db, actor)
  return show(c, <WhoPage frame={frame} people={people} personId={personId} next={next} wrong />, 422)
})

/** Only what the page offers can be switched; the ledger keeps the words of the button. */
accountRoutes.put(accountConsents.pattern, atHome, async (c) => {
  const { db, person } = c.var
  const form = await readForm(c, switchForm)
  const offered = form.ok && (await switchesOf(c)).find(({ channel, list }) => channel === form.values.channel && list === form.values.list)
  if (!form.ok || !offered) return c.notFound()
  const given = form.values.given === 'yes'
  const { channel, list, group } = offered
  const wording = `Switch ${given ? 'on' : 'off'}: ${switchWords(list, group)} ${channelWords[channel]}`
  if (given !== offered.given) await consents.state(db, person, { channel, list, given, how: 'account', wording })
  return c.redirect(account.href({}, { did: 'switched' }), 303)
})

accountRoutes.get(accountDeeds.pattern, atHome, async (c) => {
  const facts = await timeline.ofPerson(c.var.db, c.var.person, { before: idShape.parse(c.req.query('before')), limit: perPage + 1 })
  const shown = facts.slice(0, perPage)
  return show(c, <DeedsPage frame={c.var.frame} facts={shown} older={facts.length > perPage ? shown.at(-1)?.id : undefined} />)
})

accountRoutes.delete(accountOtherSessions.pattern, atHome, async (c) => {
  const { db, actor, sessionId } = c.var
  if (sessionId) await keys.endOtherSessions(db, actor.id, sessionId)
  return c.redirect(account.href(), 303)
})

accountRoutes.delete(accountPasskey.pattern, atHome, async (c) => {
  const id = z.uuid().safeParse(c.req.param('id'))
  if (!id.success) return c.notFound()
  await keys.removePasskey(c.var.db, c.var.actor.id, id.data)
  return c.redirect(account.href(), 303)
})

accountRoutes.get(accountKept.pattern, atHome, async (c) => show(c, <KeptPage frame={c.var.frame} kept={await everything.about(c.var.db, c.var.person)} />))

accountRoutes.get(accountKeptJson.pattern, atHome, async (c) => {
  const kept = await everything.about(c.var.db, c.var.person)
  const body = JSON.stringify(Object.fromEntries(kept.map(({ table, rows }) => [table, rows])), null, 2)
  return c.body(body, 200, { 'content-type': 'application/json; charset=utf-8', 'content-disposition': 'attachment; filename="about-me.json"' })
})

accountRoutes.get(accountDeparture.pattern, atHome, (c) => show(c, <DeparturePage frame={c.var.frame} />))

accountRoutes.put(accountDeparture.pattern, atHome, async (c) => {
  await departures.ask(c.var.db, c.var.person)
  return c.redirect(account.href(), 303)
})

accountRoutes.delete(accountDeparture.pattern, atHome, async (c) => {
  await departures.cancel(c.var.db, c.var.person)
  return c.redirect(account.href({}, { did: 'stays' }), 303)
})
