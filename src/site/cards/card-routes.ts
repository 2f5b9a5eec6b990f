import { join } from 'node:path'
import type { Context } from 'hono'
import * as organizations from '#domain/content/organizations.ts'
import { nameOf } from '#engines/cards/name.ts'
import { type Env, room } from '#http/context.ts'
import type { Limits } from '#http/limits.ts'
import { routes } from '#http/routes.ts'
import { openCards } from '#platform/cards.ts'
import type { Db } from '#platform/database.ts'
import * as findables from '#platform/findables.ts'
import type { Settings } from '#platform/settings.ts'
import { findableKinds } from '#ui/findable-kinds.ts'
import { cardOf, type Page } from '#ui/page-card.ts'

const forever = 'public, max-age=31536000, immutable'
/** For all who ask together: whoever goes through every page here leaves time for people. What is drawn already costs nothing. */
const pace = { burst: 100, perMinute: 120 }
const shortly = 'public, max-age=300'
/** Whoever shows a link shows its picture; nothing in it runs. */
const alone = { 'content-security-policy': "default-src 'none'; sandbox", 'x-content-type-options': 'nosniff', 'cross-origin-resource-policy': 'cross-origin' }

const isSlug = /^[a-z0-9]+(-[a-z0-9]+)*$/

type Needs = { db: Db; limits: Limits; settings: Pick<Settings, 'COMMONWEAL_HOME'> }

/** The picture that others show of a page when somebody passes it on. To anybody: whoever asks is not looked at. */
export function cardRoutes({ db, limits, settings }: Needs) {
  const app = room()
  const cards = openCards(join(settings.COMMONWEAL_HOME, 'cards'), { mayDraw: () => limits.spend('cards', pace) !== 'over' })

  app.get(routes.site.ownCard.pattern, (c) => send(c))
  app.get(routes.site.card.pattern, async (c) => {
    const { kind, slug } = c.req.param()
    const found = findableKinds.has(kind) && isSlug.test(slug) ? await findables.find(db, { kind, slug }) : undefined
    return found ? send(c, found) : c.text('There is no such card here.', 404, { ...alone, 'cache-control': 'no-store' })
  })

  /** Kept for good only under the name of what stands on it now. */
  async function send(c: Context<Env>, page?: Page) {
    const organization = await organizations.find(db)
    if (!organization) return c.text('There is no such card here.', 404, { ...alone, 'cache-control': 'no-store' })
    const card = cardOf(organization, page)
    const etag = `"${nameOf(card)}"`
    const headers = { ...alone, etag, 'cache-control': c.req.query('v') === nameOf(card) ? forever : shortly }
    if (c.req.header('if-none-match')?.includes(etag)) return c.body(null, 304, headers)
    const picture = await cards.picture(card)
    if (!picture) return c.text('Too many cards are being drawn. Ask again in a minute.', 503, { ...alone, 'cache-control': 'no-store', 'retry-after': '60' })
    return c.body(new Uint8Array(picture), 200, { ...headers, 'content-type': 'image/png' })
  }

  return app
}
