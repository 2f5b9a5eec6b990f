import type { Context } from 'hono'
import * as resources from '#domain/library/resources.ts'
import type { Env } from '#http/context.ts'
import { show } from '#http/show.ts'
import { ClosedPage } from '#site/membership/closed-page.tsx'
import { standingHere } from '#site/membership/standing-here.ts'
import { membersHere } from '#site/texts/members-here.ts'

type Opening = { resource: resources.Resource; answer?: undefined } | { answer: Response; resource?: undefined }

/** What is published under this address, if this visitor may open it; or the answer that says why not. What is for members is kept nowhere. */
export async function opening(c: Context<Env>, slug: string): Promise<Opening> {
  const resource = await resources.findPublished(c.var.db, slug)
  if (!resource) return { answer: await c.notFound() }
  if (resource.audience === 'everyone') return { resource }
  c.header('cache-control', 'private, no-store')
  return await membersHere(c) ? { resource } : { answer: await show(c, <ClosedPage frame={c.var.frame} standing={await standingHere(c)} />, 403) }
}
