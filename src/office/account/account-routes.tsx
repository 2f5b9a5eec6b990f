import type { Context } from 'hono'
import { z } from 'zod'
import * as keys from '#domain/staff/keys.ts'
import { may } from '#domain/staff/may.ts'
import * as staff from '#domain/staff/staff.ts'
import { type Env, room } from '#http/context.ts'
import { readForm, type Refused } from '#http/form.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { AccountPage } from '#office/account/account-page.tsx'
import { refusal } from '#office/refusal.tsx'
import { nameShape } from '#http/introduction.ts'

const { account, accountIntroduction, otherSessions, passkey } = routes.office
const introductionForm = z.object({ shown: z.literal('yes').optional(), line: z.string().trim().max(300, 'Write at most 300 letters.').regex(/^[^\n]*$/, 'Write it on one line.').default('') })
const shape = z.object({ name: nameShape })

export const accountRoutes = room()

accountRoutes.get(account.pattern, (c) => showAccount(c))

accountRoutes.put(account.pattern, async (c) => {
  const { actor, db } = c.var
  if (!may(actor, 'enter the office')) return refusal(c)
  const form = await readForm(c, shape)
  if (!form.ok) return showAccount(c, form)
  if (form.values.name !== actor.name) await staff.rename(db, actor, form.values.name)
  return c.redirect(account.href(), 303)
})

accountRoutes.put(accountIntroduction.pattern, async (c) => {
  const { actor, db } = c.var
  if (!may(actor, 'enter the office')) return refusal(c)
  const form = await readForm(c, introductionForm)
  if (!form.ok) return showAccount(c, undefined, form)
  await staff.introduce(db, actor, { shown: form.values.shown === 'yes', line: form.values.line })
  return c.redirect(account.href(), 303)
})

accountRoutes.delete(otherSessions.pattern, async (c) => {
  const { actor, db, sessionId } = c.var
  if (!may(actor, 'enter the office') || !sessionId) return refusal(c)
  await keys.endOtherSessions(db, actor.id, sessionId)
  return c.redirect(account.href(), 303)
})

accountRoutes.delete(passkey.pattern, async (c) => {
  const { actor, db } = c.var
  if (!may(actor, 'enter the office')) return refusal(c)
  const id = z.uuid().safeParse(c.req.param('id'))
  if (!id.success) return c.notFound()
  await keys.removePasskey(db, actor.id, id.data)
  return c.redirect(account.href(), 303)
})

async function showAccount(c: Context<Env>, form?: Refused, introducing?: Refused) {
  const { actor, db, frame, sessionId } = c.var
  if (!may(actor, 'enter the office')) return refusal(c)
  const [sessions, passkeys, introduction] = await Promise.all([keys.listSessions(db, actor.id), keys.listPasskeys(db, actor.id), staff.introductionOf(db, actor.id)])
  const page = { frame, actor, here: sessionId, sessions, passkeys, form, introduction, introducing }
  return show(c, <AccountPage {...page} />, form || introducing ? 422 : 200)
}
