import type { Context } from 'hono'
import * as versions from '#domain/content/versions.ts'
import type { Refused } from '#http/form.ts'
import { show } from '#http/show.ts'
import type { Inside } from '#office/guard.ts'
import type { Held } from '#office/writings/held.ts'
import { WritingPage } from '#office/writings/writing-page.tsx'

/** The desk of a page or a story, also when something was refused there. */
export async function desk(c: Context<Inside>, held: Held, { wrong, form }: { wrong?: string; form?: Refused } = {}) {
  const all = await versions.list(c.var.db, held)
  const { did, preview } = c.req.query()
  return show(c, <WritingPage frame={c.var.frame} actor={c.var.actor} held={held} versions={all} did={did} preview={preview} wrong={wrong} form={form} />, wrong || form ? 422 : 200)
}
