import { open } from 'node:fs/promises'
import { stream } from 'hono/streaming'
import * as files from '#domain/content/picture-files.ts'
import { readName } from '#engines/pictures/sizes.ts'
import { room } from '#http/context.ts'
import { routes } from '#http/routes.ts'

const forever = 'public, max-age=31536000, immutable'
/** A picture is a picture, wherever it is shown: nothing in it runs, and letters and other houses may show it. */
const alone = { 'content-security-policy': "default-src 'none'; sandbox", 'x-content-type-options': 'nosniff', 'cross-origin-resource-policy': 'cross-origin' }

/** Pictures, from disk and to anybody. Whoever asks is not looked at: there is no cookie here and no database. */
export function pictureRoutes(home: files.Home) {
  const app = room()

  app.get(routes.site.picture.pattern, async (c) => {
    const name = c.req.param('name')
    const known = readName(name)
    const handle = known && await open(files.pathOf(home, name)).catch(() => undefined)
    if (!handle) return c.text('There is no such picture here.', 404, { ...alone, 'cache-control': 'no-store' })
    const etag = `"${name}"`
    const headers = { ...alone, 'content-type': known.type, 'cache-control': forever, etag }
    const unchanged = c.req.header('if-none-match')?.includes(etag)
    const size = String((await handle.stat()).size)
    if (unchanged || c.req.method === 'HEAD') {
      await handle.close()
      return unchanged ? c.body(null, 304, headers) : c.body(null, 200, { ...headers, 'content-length': size })
    }
    for (const [header, value] of Object.entries({ ...headers, 'content-length': size })) c.header(header, value)
    return stream(c, async (out) => {
      for await (const piece of handle.createReadStream()) {
        if (out.aborted) return
        await out.write(piece)
      }
    })
  })

  return app
}
