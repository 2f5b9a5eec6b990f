import type { Context } from 'hono'
import { z } from 'zod'
import * as applying from '#domain/groups/applying.ts'
import * as groups from '#domain/groups/groups.ts'
import * as places from '#domain/legislature/places.ts'
import { type Env, room } from '#http/context.ts'
import { asGiven, checkForm, readGiven, refuse, type Refused } from '#http/form.ts'
import { passing, waitSentence } from '#http/gate.ts'
import { emailShape, nameShape } from '#http/introduction.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { ask } from '#site/confirmations/asking.ts'
import { AppliedPage, applicationPromise, ApplicationPage } from '#site/groups/application-page.tsx'
import { placed } from '#site/groups/nearness.ts'
import { today } from '#ui/day.tsx'
import { Wait } from '#ui/wait.tsx'

const text = (most: number) => z.string().trim().max(most, `That is longer than fits: ${most.toLocaleString('en-US')} characters at most.`)
const applicationForm = z.object({
  name: nameShape,
  email: emailShape,
  group: text(120).min(1, 'Give it a name; it can change later.').regex(/^[^\n]*$/, 'Write the name on one line.'),
  town: text(100).min(1, 'Where will it meet?'),
  place: text(500).default(''),
  why: text(5000).min(1, 'A few sentences are enough.'),
  first_people: text(1000).min(1, 'Who begins it? First names will do.'),
})

export const applicationRoutes = room()

/** First the groups that are near already. */
applicationRoutes.get(routes.site.newGroup.pattern, (c) => page(c))

applicationRoutes.post(routes.site.groupApplications.pattern, async (c) => {
  const { db } = c.var
  const given = await readGiven(c)
  if (given.website) return c.redirect(routes.site.groupApplications.href(), 303)
  const form = checkForm(given, applicationForm)
  if (!form.ok) return page(c, form)
  const [town, another] = await places.named(db, form.values.town)
  if (!town || another) return page(c, refuse(given, 'town', another ? 'Several towns go by that name. Write the one it lies in.' : 'We know no city or town of that name. Check the spelling.'))
  if (await passing(c, 'signUps', given.proof) !== 'open') return page(c, asGiven(given), true)

  const { name, email, group, place, why, first_people: firstPeople } = form.values
  const application = { name: group, placeId: town.id, place, why, firstPeople }
  const personId = (await c.var.who())?.personId
  if (personId) await applying.apply(db, { id: personId }, application, { wording: applicationPromise, on: today() })
  else await ask(c, { kind: 'start-group', email, name, placeId: town.id, details: application, wording: applicationPromise })
  return c.redirect(routes.site.groupApplications.href({}, { did: personId ? 'applied' : undefined }), 303)
})

applicationRoutes.get(routes.site.groupApplications.pattern, (c) =>
  show(c, <AppliedPage frame={c.var.frame} confirmed={c.req.query('did') === 'applied'} kept={!c.var.settings.SMTP_URL} what="application" />))

async function page(c: Context<Env>, form?: Refused, wait = false) {
  const { db, frame, visitor } = c.var
  const who = await c.var.who()
  const asked = (form?.given.town ?? c.req.query('town'))?.trim().slice(0, 100)
  const [town, another] = asked ? await places.named(db, asked) : visitor.place ? [await places.find(db, visitor.place.id)] : []
  const near = town && !another ? await placed(db, c.var.atlas(), await groups.list(db), town.id) : []
  const towns = (await places.list(db)).map(({ display_name }) => display_name)
  return show(c, (
    <ApplicationPage
      frame={frame} form={form} towns={towns} town={another ? asked : town?.display_name ?? asked} near={near.filter(({ miles }) => (miles ?? Infinity) < 30).slice(0, 5)}
      you={who?.personId ? { name: who.name, email: who.email } : undefined} wait={wait && <Wait frame={frame} sentence={waitSentence} />}
    />
  ), wait ? 429 : form ? 422 : 200)
}
