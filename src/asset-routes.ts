import type { House } from '#house.ts'
import * as organizations from '#domain/content/organizations.ts'
import { accepts } from '#http/accepts.ts'
import { room } from '#http/context.ts'
import { routes } from '#http/routes.ts'
import { type Asset, asset } from '#ui/assets.ts'
import { brandFor, faviconFor } from '#ui/brand.ts'

const forever = 'public, max-age=31536000, immutable'
const plain = { brand_hue: 14, brand_chroma: 0.16, paper_hue: 95 }

/** Styles, scripts and faces, under names that change with their content. */
export function assetRoutes({ db, assets }: Pick<House, 'db' | 'assets'>) {
  const app = room()

  app.get(routes.asset.pattern, async (c) => {
    const name = c.req.param('name')
    const known = assets.files.get(name)
    if (known) return send(known, c.req.header('accept-encoding'), forever)
    const brand = brandFor(await organizations.find(db) ?? plain)
    return name === brand.name ? send(asset(name, Buffer.from(brand.css)), undefined, forever) : c.notFound()
  })

  app.get('/favicon.svg', async () => {
    const drawing = faviconFor(await organizations.find(db) ?? plain)
    return new Response(drawing, { headers: { 'content-type': 'image/svg+xml', 'cache-control': 'public, max-age=86400' } })
  })

  return app
}

function send({ body, type, brotli, gzip }: Asset, accepted = '', cacheControl: string) {
  const headers = new Headers({ 'content-type': type, 'cache-control': cacheControl, vary: 'accept-encoding' })
  const [encoding, bytes] = brotli && accepts(accepted, 'br') ? ['br', brotli] : gzip && accepts(accepted, 'gzip') ? ['gzip', gzip] : ['', body]
  if (typeof encoding === 'string' && encoding) headers.set('content-encoding', encoding)
  return new Response(new Uint8Array(typeof bytes === 'string' ? body : bytes), { headers })
}
