import type { Context } from 'hono'
import * as pageDrafts from '#domain/content/page-drafts.ts'
import type { Page } from '#domain/content/pages.ts'
import * as publication from '#domain/content/publication.ts'
import type { Pictured } from '#domain/content/stories.ts'
import * as storyDrafts from '#domain/content/story-drafts.ts'
import * as tellings from '#domain/groups/tellings.ts'
import { may } from '#domain/staff/may.ts'
import * as scope from '#domain/staff/scope.ts'
import type { Inside } from '#office/guard.ts'
import { numberShape } from '#office/number-shape.ts'

type Holding = { id: number; stage: publication.Stage; mayPublish: boolean }
export type HeldStory = Holding & { kind: 'story'; it: Pictured; teller?: { id: number; name: string } }
export type HeldPage = Holding & { kind: 'page'; it: Page }
/** A page or a story at the desk of somebody who may write on it, and perhaps publish it. A group's story is its lead's to write until it is out. */
export type Held = HeldStory | HeldPage

/** What an address with a kind and a number names. */
export async function held(c: Context<Inside>): Promise<Held | undefined> {
  const kind = c.req.param('kind')
  return kind === 'page' ? heldPage(c) : kind === 'story' ? heldStory(c) : undefined
}

export async function heldStory(c: Context<Inside>): Promise<HeldStory | undefined> {
  const { db, actor } = c.var
  const id = numberShape.safeParse(c.req.param('id'))
  const it = id.success ? await storyDrafts.find(db, id.data) : undefined
  if (!it) return undefined
  const teller = await tellings.tellerOf(db, it)
  const theirs = it.published_at === null && !!teller && may(actor, 'write stories', teller.id)
  if (!scope.isWhole(actor, 'write stories') && !theirs) return undefined
  return { kind: 'story', id: it.id, it, teller, stage: publication.stageOf(it), mayPublish: scope.isWhole(actor, 'publish stories') }
}

export async function heldPage(c: Context<Inside>): Promise<HeldPage | undefined> {
  const id = numberShape.safeParse(c.req.param('id'))
  const it = id.success && may(c.var.actor, 'edit pages') ? await pageDrafts.find(c.var.db, id.data) : undefined
  return it && { kind: 'page', id: it.id, it, stage: publication.stageOf(it), mayPublish: true }
}
