import { z } from 'zod'
import * as groups from '#domain/groups/groups.ts'
import { room } from '#http/context.ts'
import { asGiven, checkForm, readGiven } from '#http/form.ts'
import { passing, waitSentence } from '#http/gate.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { ask } from '#site/confirmations/asking.ts'
import { townNamed } from '#site/find/town-named.ts'
import { placed } from '#site/groups/nearness.ts'
import { AskedPage, SignUpPage } from '#site/sign-ups/sign-up-page.tsx'
import { letterPromise } from '#ui/sign-up.tsx'
import { Wait } from '#ui/wait.tsx'

const signUpForm = z.object({
  email: z.email('That does not look like an e-mail address.').max(320, 'That is too long for an e-mail address.'),
  town: z.string().trim().min(1, 'Which town do you live in?').max(100, 'That is too long for the name of a town.'),
  consent: z.literal('newsletter', 'Tick the box if you want the letter; without it we may not write to you.'),
})

export const signUpRoutes = room()

signUpRoutes.post(routes.site.signUps.pattern, async (c) => {
  const { db, frame } = c.var
  const given = await readGiven(c)
  if (given.website) return c.redirect(routes.site.signUps.href(), 303)
  if (await passing(c, 'signUps', given.proof) !== 'open') {
    return show(c, <SignUpPage frame={frame} form={asGiven(given)} wait={<Wait frame={frame} sentence={waitSentence} />} />, 429)
  }
  const form = checkForm(given, signUpForm)
  if (!form.ok) return show(c, <SignUpPage frame={frame} form={form} />, 422)

  const placeId = (await townNamed(db, form.values.town))?.id
  await ask(c, { kind: 'newsletter', email: form.values.email, name: '', placeId, details: {}, wording: letterPromise })
  const near = placeId && (await groups.forPlace(db, placeId)).length > 0 ? placeId : undefined
  return c.redirect(routes.site.signUps.href({}, { near }), 303)
})

/** With the groups of the town that was written, which the address of the page names. */
signUpRoutes.get(routes.site.signUps.pattern, async (c) => {
  const { db, frame, settings } = c.var
  const near = c.req.query('near')
  const groupsNear = near ? await placed(db, c.var.atlas(), (await groups.forPlace(db, near)).slice(0, 6), near) : []
  return show(c, <AskedPage frame={frame} kept={!settings.SMTP_URL} near={groupsNear} />)
})
