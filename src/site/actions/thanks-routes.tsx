import type { Context } from 'hono'
import { z } from 'zod'
import * as publishing from '#domain/actions/publishing.ts'
import { type Env, room } from '#http/context.ts'
import { asGiven, checkForm, readGiven, type Refused } from '#http/form.ts'
import { passing, waitSentence } from '#http/gate.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { type Round, roundFor } from '#site/actions/round.ts'
import { ThanksPage } from '#site/actions/thanks-page.tsx'
import { ask } from '#site/confirmations/asking.ts'
import { townNamed } from '#site/find/town-named.ts'
import { letterPromise } from '#ui/sign-up.tsx'
import { Wait } from '#ui/wait.tsx'

const signatureForm = z.object({
  name: z.string().trim().min(1, 'What is your name?').max(200, 'That is too long for a name.'),
  email: z.email('That does not look like an e-mail address.').max(320, 'That is too long for an e-mail address.'),
  town: z.string().trim().max(100, 'That is too long for the name of a town.').default(''),
  letter: z.literal('yes').optional(),
})

export const thanksRoutes = room()

thanksRoutes.get(routes.site.thanks.pattern, async (c) => {
  const round = await roundFor(c, c.req.param('slug'))
  return round ? show(c, await thanksPage(c, round, c.req.query('signed') === 'yes')) : c.notFound()
})

thanksRoutes.post(routes.site.signature.pattern, async (c) => {
  const { db, visitor } = c.var
  const round = await roundFor(c, c.req.param('slug'))
  if (!round) return c.notFound()
  if (!visitor.callId || !isTold(round)) return c.redirect(routes.site.thanks.href(round.action), 303)
  const given = await readGiven(c)
  const form = checkForm(given, signatureForm)
  if (!form.ok) return show(c, await thanksPage(c, round, false, { form }), 422)
  if (await passing(c, 'signUps', given.proof) !== 'open') return show(c, await thanksPage(c, round, false, { form: asGiven(given), wait: true }), 429)

  const { name, email, town, letter } = form.values
  if (!given.website) {
    const placeId = (await townNamed(db, town))?.id
    const details = { actionId: round.action.id, callId: visitor.callId, wantsLetter: letter === 'yes' }
    await ask(c, { kind: 'signature', email, name, placeId, details, wording: letterPromise })
  }
  return c.redirect(routes.site.thanks.href(round.action, { signed: 'yes' }), 303)
})

async function thanksPage(c: Context<Env>, round: Round, signed: boolean, { form, wait }: { form?: Refused; wait?: boolean } = {}) {
  const { db } = c.var
  const [counted, live] = await Promise.all([publishing.find(db, round.action.id), publishing.listLive(db)])
  const next = live.find(({ id }) => id !== round.action.id)
  return (
    <ThanksPage
      frame={c.var.frame} action={round.action} taken={counted?.taken ?? 0} steps={round.steps} next={next} signed={signed && isTold(round)} form={form}
      wait={wait && <Wait frame={c.var.frame} sentence={waitSentence} />}
    />
  )
}

const isTold = ({ steps }: Round) => steps.some(({ outcome }) => outcome)
