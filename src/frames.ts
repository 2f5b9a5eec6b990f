import type { Context } from 'hono'
import type { House } from '#house.ts'
import * as organizations from '#domain/content/organizations.ts'
import * as pages from '#domain/content/pages.ts'
import type { Env } from '#http/context.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { carriesSession } from '#http/session.ts'
import { brandFor } from '#ui/brand.ts'

const noMenus: Frame['menus'] = { masthead: [], footer: [] }
const unnamed = { name: 'Commonweal', motto: '', email: '', postal: '', small_print: '', brand_hue: 14, brand_chroma: 0.16, paper_hue: 95 }

/** What surrounds a page, also one that is shown because something failed before a room was reached. */
export function frames({ db, assets, settings, cache }: House) {
  let kept: { generation: number; organization: typeof unnamed; menus: Frame['menus'] } | undefined

  const siteNow = async () => {
    const generation = cache.generation()
    if (kept?.generation === generation) return kept
    const [organization, menus] = await Promise.all([organizations.find(db), pages.menus(db)]).catch(() => [undefined, noMenus] as const)
    if (organization) kept = { generation, organization, menus }
    return { organization: organization ?? unnamed, menus }
  }

  return async (c: Context<Env>): Promise<Frame> => {
    const { organization, menus } = await siteNow()
    return {
      organization,
      menus,
      asset: assets.href,
      brand: routes.asset.href({ name: brandFor(organization).name }),
      origin: settings.PUBLIC_URL ?? new URL(c.req.url).origin,
      path: c.req.path,
      place: c.get('visitor')?.place,
      signedIn: carriesSession(c),
    }
  }
}
