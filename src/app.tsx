import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import { csrf } from 'hono/csrf'
import { HTTPException } from 'hono/http-exception'
import { secureHeaders } from 'hono/secure-headers'
import { DatabaseError } from 'pg'
import { authRoutes } from '#api/auth-routes.ts'
import { health } from '#api/health.ts'
import { mailRoutes } from '#api/mail/mail-routes.ts'
import { paymentRoutes } from '#api/payments/payment-routes.ts'
import type { House } from '#house.ts'
import { clientAddress, trustedRanges } from '#http/client-address.ts'
import { room } from '#http/context.ts'
import { formMethod } from '#http/form-method.ts'
import { asFile } from '#http/handing-over.ts'
import { markOf } from '#http/mark.ts'
import { ownPolicy } from '#http/own-policy.ts'
import { show } from '#http/show.ts'
import { exceptUploads } from '#http/uploads.ts'
import { readVisitor } from '#http/visitor.ts'
import { frames } from '#frames.ts'
import { assetRoutes } from '#asset-routes.ts'
import { office } from '#office/office.ts'
import { openAuth } from '#platform/auth.ts'
import { openProviders } from '#platform/providers.ts'
import { recognising } from '#recognising.ts'
import { cardRoutes } from '#site/cards/card-routes.ts'
import { pictureRoutes } from '#site/pictures/picture-routes.ts'
import { site } from '#site/site.ts'
import { unsubscribingRoutes } from '#site/unsubscribing/unsubscribing-routes.tsx'
import { NotFound } from '#ui/not-found.tsx'
import { Trouble } from '#ui/trouble.tsx'

const kilobyte = 1024
/** The one style that may stand in a page: Turbo's progress bar. A walk in the browser fails when a newer Turbo brings another. */
const turboStyle = "'sha256-WAyOw4V+FqDc35lQPyRADLBWbuNK8ahvYEaQIYF1+Ps='"
const tooMuch = { title: 'That is too much at once', sentence: 'What you sent is larger than this page takes. Shorten it and send it again.' }
const refused = { title: 'We could not take that', sentence: 'The form did not come from this site, or it arrived damaged. Open the page again and send it once more.' }
const beyond = { title: 'That is not yours to open', sentence: 'It belongs to another group, or to the whole organization. Ask its lead or an organizer if you need it.' }
/** PostgreSQL's word for what a role may not do: the row-level policies and grants of a scoped request. */
const insufficientPrivilege = '42501'
const broken = { title: 'That did not work', sentence: 'Something broke on our side, and we have written it down. Please go back, and try again in a minute.' }

/** The hall: what every guest passes on the way to a room. */
export function createApp(house: House) {
  const app = room()
  const frameFor = frames(house)
  const auth = openAuth({ db: house.db, key: house.cookieKey, settings: house.settings })
  const providers = openProviders(house.settings)
  const isSecure = house.settings.PUBLIC_URL?.startsWith('https:') ?? false
  const proxies = trustedRanges(house.settings.TRUSTED_PROXIES)

  app.use(compress())
  app.use(house.cache.middleware)
  app.route('/', pictureRoutes(house.settings))
  app.route('/', cardRoutes(house))
  app.use(asFile)
  app.use(ownPolicy)
  app.use(secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"], scriptSrc: ["'self'"], styleSrc: ["'self'", turboStyle], imgSrc: ["'self'", 'data:'], mediaSrc: ["'self'"], fontSrc: ["'self'"], connectSrc: ["'self'"],
      frameSrc: ["'self'"], workerSrc: ["'self'"], manifestSrc: ["'self'"], formAction: ["'self'"], frameAncestors: ["'none'"], baseUri: ["'none'"],
    },
    strictTransportSecurity: isSecure && 'max-age=31536000',
    permissionsPolicy: { geolocation: ['self'], camera: [], microphone: [] },
    referrerPolicy: 'strict-origin-when-cross-origin',
    xFrameOptions: 'DENY',
  }))
  app.use(async (c, next) => (/%00/.test(c.req.url) ? c.notFound() : next()))
  app.route('/', assetRoutes(house))
  app.route('/', health(house.db))
  app.use(exceptUploads(bodyLimit({ maxSize: 256 * kilobyte, onError: async (c) => show(c, <Trouble frame={await frameFor(c)} {...tooMuch} />, 413) })))
  app.use(async (c, next) => {
    c.set('db', house.db)
    c.set('inScope', (work) => work(house.db))
    c.set('auth', auth)
    c.set('providers', providers)
    c.set('log', house.log)
    c.set('settings', house.settings)
    c.set('atlas', house.atlas)
    c.set('limits', house.limits)
    c.set('proofs', house.proofs)
    c.set('client', clientAddress(c, proxies))
    c.set('mark', (thing) => markOf(house.cookieKey, { thing, client: c.var.client, agent: c.req.header('user-agent') ?? '', day: new Date().toISOString().slice(0, 10) }))
    c.set('visitor', await readVisitor(c, house.cookieKey, isSecure))
    c.set('frame', await frameFor(c))
    await next()
  })
  app.use(recognising)
  app.route('/', unsubscribingRoutes)
  app.route('/', mailRoutes(house.settings))
  app.use(csrf({ origin: (origin, c) => origin === new URL(house.settings.PUBLIC_URL ?? c.req.url).origin }))
  app.use(exceptUploads(formMethod(app)))
  app.route('/', site)
  app.route('/', office)
  app.route('/', authRoutes)
  app.route('/', paymentRoutes)

  app.notFound(async (c) => show(c, <NotFound frame={await frameFor(c)} />, 404))
  app.onError(async (error, c) => {
    if (error instanceof HTTPException) return show(c, <Trouble frame={await frameFor(c)} {...refused} />, error.status)
    if (error instanceof DatabaseError && error.code === insufficientPrivilege) return show(c, <Trouble frame={await frameFor(c)} {...beyond} />, 403)
    house.log.error({ error: { name: error.name, stack: error.stack }, method: c.req.method, route: c.req.routePath }, 'a request failed')
    return show(c, <Trouble frame={await frameFor(c)} {...broken} />, 500)
  })
  return app
}
