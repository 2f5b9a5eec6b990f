import { createAuthorizationURL, validateAuthorizationCode, validateToken } from 'better-auth/oauth2'
import { facebook, google, twitter } from 'better-auth/social-providers'
import { z } from 'zod'
import type { Settings } from '#platform/settings.ts'

/** Somebody as another house presents them. `email` only where that house vouches that it is theirs. */
export type Presented = { provider: string; subject: string; name: string; email?: string }
type Beginning = { state: string; codeVerifier: string; redirectURI: string }
type Ending = { code: string; codeVerifier: string; redirectURI: string }

/**
 * Another house where people can sign in (OAuth 2 with PKCE where it is known there). `begin` gives the address to send the browser to; `finish`
 * asks that house, server to server, whom it let in: `undefined` when it says nothing usable. Both throw when it cannot be reached.
 */
export type Provider = { id: string; name: string; begin: (asked: Beginning) => Promise<URL>; finish: (given: Ending) => Promise<Presented | undefined> }
export type Providers = ReadonlyMap<string, Provider>

export function openProviders(settings: Settings): Providers {
  const { GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET, FACEBOOK_CLIENT_ID, FACEBOOK_CLIENT_SECRET, X_CLIENT_ID, X_CLIENT_SECRET } = settings
  const open = [
    ...(GOOGLE_CLIENT_ID && GOOGLE_CLIENT_SECRET ? [known('google', 'Google', google({ clientId: GOOGLE_CLIENT_ID, clientSecret: GOOGLE_CLIENT_SECRET }))] : []),
    ...(FACEBOOK_CLIENT_ID && FACEBOOK_CLIENT_SECRET ? [known('facebook', 'Facebook', facebook({ clientId: FACEBOOK_CLIENT_ID, clientSecret: FACEBOOK_CLIENT_SECRET }))] : []),
    ...(X_CLIENT_ID && X_CLIENT_SECRET ? [known('x', 'X', twitter({ clientId: X_CLIENT_ID, clientSecret: X_CLIENT_SECRET }))] : []),
    ...openIdOf(settings),
  ]
  return new Map(open.map((provider) => [provider.id, provider]))
}

type Tokens = Awaited<ReturnType<typeof validateAuthorizationCode>>
type Library = {
  createAuthorizationURL: (asked: Beginning) => Promise<URL> | URL
  validateAuthorizationCode: (given: Ending) => Promise<Tokens | null>
  getUserInfo: (tokens: Tokens) => Promise<{ user: object; data: object } | null>
}

const user = z.object({ name: z.string().optional(), email: z.string().nullish(), emailVerified: z.boolean().optional() })
const text = z.string().min(1).max(255)
const subject = z.union([
  z.object({ sub: text }).transform(({ sub }) => sub), z.object({ id: text }).transform(({ id }) => id), z.object({ data: z.object({ id: text }) }).transform(({ data }) => data.id),
])

/** One whose ways the sign-in library knows. */
const known = (id: string, name: string, library: Library): Provider => ({
  id,
  name,
  begin: async (asked) => library.createAuthorizationURL(asked),
  finish: async (given) => {
    const tokens = await library.validateAuthorizationCode(given)
    const told = tokens && await library.getUserInfo(tokens)
    if (!told) return undefined
    const said = user.parse(told.user)
    return present(id, subject.parse(told.data), { name: said.name, email: said.email, verified: said.emailVerified })
  },
})

const discovered = z.object({ issuer: z.url(), authorization_endpoint: z.url(), token_endpoint: z.url(), userinfo_endpoint: z.url(), jwks_uri: z.url() })
const claims = z.object({ sub: text, name: z.string().optional(), email: z.string().nullish(), email_verified: z.union([z.boolean(), z.enum(['true', 'false']).transform((word) => word === 'true')]).optional() })

/** Any that speaks OpenID Connect (Core 1.0, code flow) and tells its addresses at the well-known place. */
function openIdOf({ OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret, OIDC_NAME: name }: Settings): Provider[] {
  if (!issuer || !clientId || !clientSecret) return []
  const options = { clientId, clientSecret }
  const places = once(async () => {
    const found = discovered.parse(await json(`${issuer}/.well-known/openid-configuration`))
    if (found.issuer.replace(/\/+$/, '') !== issuer) throw new Error('the provider gives itself another name')
    return found
  })
  return [{
    id: 'oidc',
    name,
    begin: async ({ state, codeVerifier, redirectURI }) => {
      const { authorization_endpoint: authorizationEndpoint } = await places()
      return createAuthorizationURL({ id: 'oidc', options, authorizationEndpoint, state, codeVerifier, redirectURI, scopes: ['openid', 'email', 'profile'] })
    },
    finish: async ({ code, codeVerifier, redirectURI }) => {
      const { token_endpoint: tokenEndpoint, userinfo_endpoint, jwks_uri, issuer: said } = await places()
      const { idToken, accessToken } = await validateAuthorizationCode({ code, codeVerifier, redirectURI, options, tokenEndpoint })
      if (!idToken || !accessToken) return undefined
      const proved = claims.parse((await validateToken(idToken, jwks_uri, { audience: clientId, issuer: said })).payload)
      const told = claims.parse(await json(userinfo_endpoint, { authorization: `Bearer ${accessToken}` }))
      if (told.sub !== proved.sub) return undefined
      return present('oidc', told.sub, { name: told.name, email: told.email, verified: told.email_verified })
    },
  }]
}

function present(provider: string, of: string, { name = '', email, verified }: { name?: string; email?: string | null; verified?: boolean }): Presented {
  return { provider, subject: of, name: name.slice(0, 200), email: verified && email ? email.toLowerCase() : undefined }
}

async function json(href: string, headers: Record<string, string> = {}): Promise<unknown> {
  const answer = await fetch(href, { headers: { accept: 'application/json', ...headers }, redirect: 'error', signal: AbortSignal.timeout(10_000) })
  if (!answer.ok) throw new Error(`the provider answered ${answer.status}`)
  return answer.json()
}

/** Asked again only after it has failed. */
function once<Found>(ask: () => Promise<Found>): () => Promise<Found> {
  let kept: Promise<Found> | undefined
  return () => (kept ??= ask().catch((error: unknown) => {
    kept = undefined
    throw error
  }))
}
