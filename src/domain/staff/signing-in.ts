import { isAPIError } from 'better-auth/api'
import type { Actor } from '#domain/staff/may.ts'
import * as scope from '#domain/staff/scope.ts'
import type { Auth } from '#platform/auth.ts'
import type { Db } from '#platform/database.ts'
import * as queue from '#platform/queue.ts'

export type Asking = { email: string; origin: string; next?: string }
export type Known = { actor: Actor; sessionId: string; cookies: string[] }

/**
 * Somebody asks for a sign-in link. The same single row is written for every address, staff or not; who they are is looked up later, out of
 * their sight, so that neither the answer nor its time tells strangers who works here.
 */
export async function ask(db: Db, asking: Asking) {
  await queue.leave(db, 'sign-in-letter', asking, { turn: 'now' })
}

/** A token that signs this address in once, within fifteen minutes. Only its hash is kept. */
export async function issue(auth: Auth, email: string): Promise<string> {
  let token = ''
  await auth.api.signInMagicLink({ body: { email, metadata: { hear: (fresh: string) => { token = fresh } } }, headers: new Headers() })
  return token
}

/** Uses a token up. The cookies of the new session and whose it is, or `undefined` when the token is unknown, used, too old, or its owner has left. */
export async function redeem(auth: Auth, token: string, userAgent = ''): Promise<{ cookies: string[]; email: string } | undefined> {
  try {
    const headers = new Headers({ 'user-agent': userAgent })
    const answer = await auth.api.magicLinkVerify({ query: { token }, headers, returnHeaders: true })
    return { cookies: answer.headers.getSetCookie(), email: answer.response.user.email }
  } catch (error) {
    if (isAPIError(error) && error.status === 'FOUND') return undefined
    throw error
  }
}

/** Signs in somebody who has just shown another one-time token. */
export async function signIn(auth: Auth, email: string, userAgent?: string): Promise<string[] | undefined> {
  return (await redeem(auth, await issue(auth, email), userAgent))?.cookies
}

/** Who carries these cookies. `fresh` asks the database whether the session stands; otherwise what it said up to a minute ago may do. What they may do is always asked anew. */
export async function who(db: Db, auth: Auth, headers: Headers, { fresh = false } = {}): Promise<Known | undefined> {
  const { response, headers: answer } = await auth.api.getSession({ headers, query: { disableCookieCache: fresh }, returnHeaders: true })
  const standing = response && await scope.of(db, response.user.id)
  if (!standing) return undefined
  const { id, name, email } = response.user
  return { actor: { id, name, email, ...standing }, sessionId: response.session.id, cookies: answer.getSetCookie() }
}

/** Ends the session. The cookies that take its place. */
export async function leave(auth: Auth, headers: Headers): Promise<string[]> {
  const { headers: answer } = await auth.api.signOut({ headers, returnHeaders: true })
  return answer.getSetCookie()
}
