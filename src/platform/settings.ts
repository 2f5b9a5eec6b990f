import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { z } from 'zod'
import { censusOrigin } from '#platform/census-geocoder.ts'

const url = (...protocols: string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
    error: `must be an address that begins with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
  })

const credential = z.string().max(500, 'is longer than such credentials are').optional()

const shape = z.object({
  PORT: z.coerce.number('must be a number').int().min(0).max(65535, 'must be at most 65535').default(3000),
  COMMONWEAL_HOME: z.string().min(1, 'must name a folder').default('var').transform((folder) => resolve(folder)),
  DATABASE_URL: url('postgres:', 'postgresql:').optional(),
  PUBLIC_URL: url('http:', 'https:').transform((text) => text.replace(/\/+$/, '')).optional(),
  SMTP_URL: url('smtp:', 'smtps:').optional(),
  MAIL_PER_SECOND: z.coerce.number('must be a number').min(0).max(10_000).default(20),
  MAIL_PER_DOMAIN: z.coerce.number('must be a number').min(0).max(10_000).default(10),
  MAIL_CONNECTIONS: z.coerce.number('must be a number').int().min(1).max(50).default(5),
  MAIL_FROM: z.string().min(3, 'must be an e-mail address').max(320).optional(),
  BOUNCE_ADDRESS: z.string().regex(/^[^\s@+<>]{1,20}@[^\s@<>]+$/, 'must be an e-mail address with at most twenty letters, and no plus sign, before the @').optional(),
  DKIM_SELECTOR: z.string().toLowerCase().regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/, 'must be one word of letters, digits and hyphens').optional(),
  DKIM_KEY_FILE: z.string().transform((file) => resolve(file)).optional(),
  DNS_SERVER: z.string().refine((text) => isIP(text.replace(/:\d{1,5}$/, '')) === 4 || isIP(text.replace(/^\[(.*)\](:\d{1,5})?$/, '$1')) === 6, 'must be the IP address of a name server').optional(),
  COMMONWEAL_DATA: z.string().min(1, 'must name a folder').transform((folder) => resolve(folder)).optional(),
  JURISDICTION: z.string().regex(/^[a-z][a-z0-9-]*$/, 'must be the name of a folder in jurisdictions/').default('massachusetts'),
  TRUSTED_PROXIES: z.string().default('').transform((list) => list.split(',').map((one) => one.trim()).filter(Boolean)),
  IMPORT_LIMIT_MB: z.coerce.number('must be a number').int().min(1).max(100_000).default(2048),
  CENSUS_GEOCODER: z.union([z.literal('off'), z.literal('on').transform(() => censusOrigin), url('http:', 'https:')], 'must be on, off, or the address of a geocoder that speaks as the Census Bureau’s does').default('off'),
  GOOGLE_CLIENT_ID: credential,
  GOOGLE_CLIENT_SECRET: credential,
  FACEBOOK_CLIENT_ID: credential,
  FACEBOOK_CLIENT_SECRET: credential,
  X_CLIENT_ID: credential,
  X_CLIENT_SECRET: credential,
  OIDC_ISSUER: url('http:', 'https:').transform((text) => text.replace(/\/+$/, '')).optional(),
  OIDC_CLIENT_ID: credential,
  OIDC_CLIENT_SECRET: credential,
  OIDC_NAME: z.string().max(60, 'must be at most 60 letters').default('your account elsewhere'),
  STRIPE_SECRET_KEY: credential,
  STRIPE_WEBHOOK_SECRET: credential,
  STRIPE_API: url('http:', 'https:').default('https://api.stripe.com'),
  ACTBLUE_LINK: url('https:', 'http:').optional(),
  ACTBLUE_WEBHOOK_USER: credential,
  ACTBLUE_WEBHOOK_PASSWORD: credential,
  ZOOM_ACCOUNT_ID: credential,
  ZOOM_CLIENT_ID: credential,
  ZOOM_CLIENT_SECRET: credential,
  ZOOM_HOST: z.string().max(320, 'must be at most 320 letters').default('me'),
  ZOOM_URL: url('https:', 'http:').default('https://zoom.us'),
  BOUNCE_IMAP_URL: url('imaps:', 'imap:').optional(),
  BOUNCE_TOKEN: z.string().min(16, 'must be at least 16 letters').max(500, 'is longer than such tokens are').optional(),
  SNS_TOPICS: z.string().default('').transform((list) => list.split(',').map((one) => one.trim()).filter(Boolean)),
  SNS_URL: url('https:', 'http:').optional(),
  OUTBOUND_LOOPBACK: z.enum(['on', 'off'], 'must be on or off').default('off'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], 'must be fatal, error, warn, info, debug or silent').default('info'),
})

/** What the operator decides, and nothing else. Every name stands in the README's table; a test compares the two. */
export type Settings = Readonly<z.output<typeof shape>>

const agreeing = shape.refine(({ DKIM_SELECTOR, MAIL_FROM }) => !DKIM_SELECTOR || MAIL_FROM, { path: ['DKIM_SELECTOR'], error: 'needs MAIL_FROM, for whose domain letters are signed' })

export const settingNames = Object.keys(shape.shape)

/** Empty values count as not set. What is wrong is said in a sentence per setting. */
export function readSettings(env: Record<string, string | undefined>): { ok: true; settings: Settings } | { ok: false; wrong: string[] } {
  const given = Object.fromEntries(settingNames.map((name) => [name, env[name] === '' ? undefined : env[name]]))
  const result = agreeing.safeParse(given)
  if (result.success) return { ok: true, settings: result.data }
  return { ok: false, wrong: result.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`) }
}
