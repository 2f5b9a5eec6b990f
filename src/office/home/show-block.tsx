import type { Context } from 'hono'
import { type BlockKind, type Placed, standing } from '#domain/content/home.ts'
import * as pages from '#domain/content/pages.ts'
import * as pictures from '#domain/content/pictures.ts'
import * as stories from '#domain/content/stories.ts'
import { asGiven, type Given, type Refused } from '#http/form.ts'
import { show } from '#http/show.ts'
import type { Inside } from '#office/guard.ts'
import { HomeBlockPage } from '#office/home/home-block-page.tsx'
import { givenFrom, hasWords } from '#office/home/home-form.ts'
import type { Db } from '#platform/database.ts'

const offered = 30
const shelved = 12

type Shown = { kind: BlockKind; block?: Placed; given?: Given; form?: Refused; meanwhile?: boolean }

/** The form of a block, as it stands or as it was typed. `meanwhile`: the page changed while somebody wrote; what they typed can be added to it. */
export async function showBlock(c: Context<Inside>, { kind, block, given, form, meanwhile }: Shown) {
  const { db, frame, actor } = c.var
  if (!hasWords(kind)) return c.notFound()
  const [choices, { last }] = await Promise.all([choicesFor(db, block), standing(db)])
  const shown = form ?? asGiven(given ?? (block ? givenFrom(block) : {}))
  return show(c, (
    <HomeBlockPage
      frame={frame} actor={actor} arrangement={last?.id ?? 0} kind={kind} ordinal={block?.ordinal} title={block?.title} form={shown} refused={!!form} meanwhile={meanwhile} choices={choices}
    />
  ), form ? 422 : meanwhile ? 409 : 200)
}

/** What a block may show: what is out, the newest first, and what it shows already. */
export async function choicesFor(db: Db, block?: Placed) {
  const [latest, about, shelf, seen] = await Promise.all([stories.latest(db, { limit: offered }), pages.list(db), pictures.list(db, { limit: shelved }), pictures.withIds(db, block?.pictures ?? [])])
  const ofStories = latest.map(({ id, title }) => ({ value: `story-${id}`, words: title }))
  const ofPages = about.map(({ id, title }) => ({ value: `page-${id}`, words: title }))
  const title = block?.title ?? ''
  return {
    stories: withOwn(ofStories, block?.story_id ? { value: `story-${block.story_id}`, words: title } : undefined),
    pages: withOwn(ofPages, block?.page_id ? { value: `page-${block.page_id}`, words: title } : undefined),
    pictures: [...seen.filter(({ id }) => !shelf.some((one) => one.id === id)), ...shelf].sort((one, other) => place(block, one.id) - place(block, other.id)),
  }
}

type Choice = { value: string; words: string }
const withOwn = (choices: Choice[], own?: Choice) => (!own || choices.some(({ value }) => value === own.value) ? choices : [own, ...choices])

/** Those it shows come first, in their order. */
const place = (block: Placed | undefined, id: number) => (block?.pictures.includes(id) ? block.pictures.indexOf(id) : shelved + offered)
