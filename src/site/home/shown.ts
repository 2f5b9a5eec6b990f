import * as publishing from '#domain/actions/publishing.ts'
import * as planks from '#domain/agenda/planks.ts'
import * as listing from '#domain/calendar/listing.ts'
import { type BlockKind, type Standing, standing } from '#domain/content/home.ts'
import * as pages from '#domain/content/pages.ts'
import * as pictures from '#domain/content/pictures.ts'
import * as stories from '#domain/content/stories.ts'
import * as tellings from '#domain/groups/tellings.ts'
import * as levels from '#domain/membership/levels.ts'
import * as choices from '#domain/volunteering/choices.ts'
import * as helpCalls from '#domain/volunteering/help-calls.ts'
import type { Db } from '#platform/database.ts'

export type Shown = Standing & Awaited<ReturnType<typeof shownIn>>

/** The home page as it is arranged, with what its blocks show: each kind is asked for once, and only when a block shows it. */
export async function shownOnHome(db: Db, now = new Date()): Promise<Shown> {
  const arranged = await standing(db)
  return { ...arranged, ...await shownIn(db, arranged.blocks, now) }
}

async function shownIn(db: Db, blocks: Standing['blocks'], now: Date) {
  const has = (...kinds: BlockKind[]) => blocks.some(({ kind }) => kinds.includes(kind))
  const [live, latest, local, events, agendas, calls, skills, offered, featuredStories, featuredPages, seen] = await Promise.all([
    has('urgent', 'actions') ? publishing.listLive(db) : [],
    has('latest') ? stories.latest(db, { limit: 4 }) : [],
    has('local') ? localIn(db) : { stories: [], tellers: new Map<number, tellings.Teller>() },
    has('events') ? listing.list(db, {}, { from: now, once: true, limit: 5 }) : [],
    has('platform') ? planks.platform(db) : [],
    has('help') ? helpCalls.upcoming(db, now, 3) : [],
    has('help') ? choices.list(db) : [],
    has('join') ? levels.open(db) : [],
    stories.withIds(db, blocks.flatMap(({ story_id }) => story_id ?? [])),
    pages.withIds(db, blocks.flatMap(({ page_id }) => page_id ?? [])),
    pictures.withIds(db, blocks.flatMap((block) => block.pictures)),
  ])
  const [urgent, ...rest] = live
  return {
    urgent: has('urgent') ? urgent : undefined, others: (has('urgent') ? rest : live).slice(0, 3), latest, local, events, agendas, calls, skills, offered,
    stories: byId(featuredStories), pages: byId(featuredPages), pictures: byId(seen),
  }
}

async function localIn(db: Db) {
  const told = await stories.latest(db, { kind: 'local', limit: 4 })
  return { stories: told, tellers: await tellings.tellersOf(db, told) }
}

const byId = <One extends { id: number }>(all: readonly One[]) => new Map(all.map((one) => [one.id, one]))
