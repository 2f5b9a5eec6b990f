import { createHmac } from 'node:crypto'
import { passkey } from '@better-auth/passkey'
import { betterAuth } from 'better-auth'
import { magicLink } from 'better-auth/plugins/magic-link'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '#platform/database.ts'
import type { Settings } from '#platform/settings.ts'

export type Auth = ReturnType<typeof openAuth>
type Ground = { db: Db; key: string; settings: Pick<Settings, 'PUBLIC_URL' | 'PORT'> }

const minute = 60
const day = 24 * 60 * minute
const dates = { createdAt: 'created_at', updatedAt: 'updated_at' } as const
const listener = z.object({ hear: z.custom<(token: string) => void>((given) => typeof given === 'function') })

/**
 * Sessions, one-time links and passkeys on our own tables; no passwords. A session is read from its signed cookie for a minute before the
 * database is asked again. Nobody gets a session who neither works here nor is a person we know, whichever way they come.
 */
export function openAuth({ db, key, settings: { PUBLIC_URL, PORT } }: Ground) {
  return betterAuth({
    baseURL: PUBLIC_URL ?? `http://localhost:${PORT}`,
    basePath: '/api/auth',
    secret: createHmac('sha256', key).update('sign-in').digest('base64url'),
    trustedOrigins: (request) => (PUBLIC_URL || !request ? [] : [new URL(request.url).origin]),
    database: { db, type: 'postgres', transaction: true },
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false },
    user: {
      modelName: 'users',
      fields: { ...dates, emailVerified: 'email_verified' },
          },
    session: {
      modelName: 'sessions',
      fields: { ...dates, userId: 'user_id', expiresAt: 'expires_at', ipAddress: 'ip_address', userAgent: 'user_agent' },
      expiresIn: 14 * day,
      updateAge: day,
      freshAge: 60 * minute,
      cookieCache: { enabled: true, maxAge: minute },
    },
    account: {
      modelName: 'sign_in_accounts',
      fields: {
        ...dates, userId: 'user_id', accountId: 'account_id', providerId: 'provider_id',
        accessToken: 'access_token', refreshToken: 'refresh_token', idToken: 'id_token', accessTokenExpiresAt: 'access_token_expires_at', refreshTokenExpiresAt: 'refresh_token_expires_at',
      },
    },
    verification: { modelName: 'verifications', fields: { ...dates, expiresAt: 'expires_at' } },
    advanced: { cookiePrefix: 'commonweal', database: { generateId: 'uuid' }, ipAddress: { disableIpTracking: true } },
    databaseHooks: { session: { create: { before: ({ userId }) => belongs(db, userId) } } },
    plugins: [
      magicLink({
        expiresIn: 15 * minute,
        disableSignUp: true,
        storeToken: 'hashed',
        sendMagicLink: ({ token, metadata }) => listener.parse(metadata).hear(token),
      }),
      passkey({
        rpName: 'Commonweal',
        origin: PUBLIC_URL ? new URL(PUBLIC_URL).origin : null,
        authenticatorSelection: { residentKey: 'required', userVerification: 'preferred' },
        schema: {
          passkey: {
            modelName: 'passkeys',
            fields: {
              publicKey: 'public_key', userId: 'user_id', credentialID: 'credential_id',
              deviceType: 'device_type', backedUp: 'backed_up', createdAt: 'created_at',
            },
          },
        },
      }),
    ],
  })
}

async function belongs(db: Db, id: string) {
  const user = await db.selectFrom('users').select(['role', 'person_id', sql<boolean>`exists (select from appointments where user_id = users.id)`.as('appointed')]).where('id', '=', id).executeTakeFirst()
  return !!user && (user.role !== null || user.person_id !== null || user.appointed)
}
