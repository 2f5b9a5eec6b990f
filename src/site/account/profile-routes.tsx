import type { Context } from 'hono'
import { z } from 'zod'
import * as ownProfile from '#domain/people/own-profile.ts'
import * as placing from '#domain/people/placing.ts'
import * as accounts from '#domain/staff/accounts.ts'
import { readPhone } from '#engines/phones/phone.ts'
import { room } from '#http/context.ts'
import { readForm, type Refused, refuse } from '#http/form.ts'
import { passing } from '#http/gate.ts'
import { emailShape } from '#http/introduction.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { atHome, type Home } from '#site/account/at-home.ts'
import { ProfilePage } from '#site/account/profile-page.tsx'
import { ask } from '#site/confirmations/asking.ts'

const { account, accountProfile, accountEmails } = routes.site
const line = (most: number, sentence: string) => z.string().trim().max(most, sentence).regex(/^[^\n]*$/, 'Write it on one line.').default('')
const tooLong = 'That is longer than fits.'
const phones = z.string().default('').transform((text, context) => {
  const written = text.split(/[\n,;]/).map((one) => one.trim()).filter(Boolean)
  const read = written.map((one) => readPhone(one))
  const wrong = written.find((_, at) => !read[at])
  if (wrong) context.addIssue({ code: 'custom', message: `“${wrong.slice(0, 40)}” does not look like a telephone number.` })
  if (written.length > 10) context.addIssue({ code: 'custom', message: 'Ten numbers are the most we can keep.' })
  return [...new Set(read.flatMap((one) => (one ? [one] : [])))]
})
const profileForm = z.object({
  name: z.string().trim().min(1, 'What is your name?').max(200, tooLong).regex(/^[^\n]*$/, 'Write it on one line.'),
  pronouns: line(60, tooLong), phones, street: line(200, tooLong), locality: line(100, tooLong), region: line(60, tooLong), postcode: line(20, tooLong),
})
const emailForm = z.object({ email: emailShape })

export const profileRoutes = room()

profileRoutes.get(accountProfile.pattern, atHome, (c) => showProfile(c))

profileRoutes.put(accountProfile.pattern, atHome, async (c) => {
  const { db, person, atlas } = c.var
  const form = await readForm(c, profileForm)
  if (!form.ok) return showProfile(c, { profile: form })
  await ownProfile.write(db, await placing.openPlacer(db, atlas()), person, { ...form.values, language: person.language })
  return c.redirect(account.href({}, { did: 'written' }), 303)
})

/** A new address counts once a letter to it has been answered. The same page follows whoever else has it. */
profileRoutes.post(accountEmails.pattern, atHome, async (c) => {
  const { person } = c.var
  const form = await readForm(c, emailForm)
  if (!form.ok) return showProfile(c, { email: form })
  if (await passing(c, 'signUps') === 'wait') return showProfile(c, { email: refuse({ email: form.values.email }, 'email', 'That was often. Wait a minute and send it again.') })
  await ask(c, { kind: 'own-email', email: form.values.email, name: person.name, personId: person.id, details: {}, wording: '' })
  return c.redirect(accountProfile.href({}, { asked: 1 }), 303)
})

profileRoutes.delete(accountEmails.pattern, atHome, async (c) => {
  const { db, person, actor } = c.var
  const form = await readForm(c, z.object({ email: z.string() }))
  if (!form.ok || !person.emails.includes(form.values.email)) return c.notFound()
  const { email } = form.values
  if (email === actor.email) return showProfile(c, { removal: 'You are signed in with this address. Sign in with another one first, then remove it.' })
  if (!await ownProfile.removeEmail(db, person, email)) return showProfile(c, { removal: 'This is your only address. Add another one first.' })
  await accounts.release(db, person, email)
  return c.redirect(accountProfile.href(), 303)
})

type Again = { profile?: Refused; email?: Refused; removal?: string }

function showProfile(c: Context<Home>, again: Again = {}) {
  const refused = again.profile ?? again.email ?? again.removal
  const asked = !!c.req.query('asked')
  return show(c, <ProfilePage frame={c.var.frame} person={c.var.person} asked={asked} kept={!c.var.settings.SMTP_URL} {...again} />, refused ? 422 : 200)
}
