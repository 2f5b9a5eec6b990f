import { z } from 'zod'
import * as organizations from '#domain/content/organizations.ts'
import * as accounts from '#domain/staff/accounts.ts'
import * as scope from '#domain/staff/scope.ts'
import * as signingIn from '#domain/staff/signing-in.ts'
import { routes } from '#http/routes.ts'
import type { Mailroom, Slip } from '#mail/mailroom.ts'
import * as letters from '#platform/letters.ts'

const payloadShape = z.object({ email: z.string(), origin: z.url(), next: z.string().optional() })

/** Writes to whoever asked to sign in, if we know them or they work here. */
export const signInLetter = ({ db, auth }: Mailroom) => async (payload: unknown, { job }: Slip) => {
  const { email, origin, next } = payloadShape.parse(payload)
  const account = await accounts.open(db, email)
  const standing = account && await scope.of(db, account.id)
  if (!standing || (!standing.role && !standing.personId && standing.care.length === 0)) return

  const name = (await organizations.find(db))?.name ?? 'Commonweal'
  const token = await signingIn.issue(auth, account.email)
  await letters.write(db, {
    key: `job:${job.id}`,
    kind: 'sign-in',
    recipient: account.email,
    subject: `Sign in to ${name}`,
    body: words(account.name, origin + routes.site.signInLink.href({ token }, { next })),
  })
}

const words = (name: string, link: string) => `Hello ${name},

open this link and press "Sign in":

${link}

It works once, and for fifteen minutes.

If you did not ask for it, do nothing: without the link nobody gets in.`
