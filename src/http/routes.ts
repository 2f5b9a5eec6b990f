import { officeRoutes } from '#http/office-routes.ts'
import { route } from '#http/route.ts'
import { siteRoutes } from '#http/site-routes.ts'

/** Every address of the house, said once. */
export const routes = {
  site: siteRoutes,
  office: officeRoutes,
  api: {
    passkeys: route('/api/auth/passkey'),
    passkeyStep: route('/api/auth/passkey/:step'),
    stripe: route('/api/payments/stripe'),
    actblue: route('/api/payments/actblue/:kind'),
    returns: route('/api/mail/returns'),
    ses: route('/api/mail/ses'),
    live: route('/health/live'),
    ready: route('/health/ready'),
  },
  asset: route('/assets/:name'),
}
