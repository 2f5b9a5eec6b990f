import * as publishing from '#domain/actions/publishing.ts'
import * as segments from '#domain/audiences/segments.ts'
import * as listing from '#domain/calendar/listing.ts'
import * as pictures from '#domain/content/pictures.ts'
import * as stories from '#domain/content/stories.ts'
import * as resources from '#domain/library/resources.ts'
import type { Block, BlockKind } from '#domain/newsletter/blocks.ts'
import { type Choices, shownBy } from '#office/newsletter/block-form.ts'
import type { Db } from '#platform/database.ts'
import { dayOfWords } from '#ui/event-when.tsx'

const offered = 60
const shelved = 24

/** What a block of this kind may show: what everybody may see now, the newest or next first, and what it shows already. */
export async function choicesIn(db: Db, kind: BlockKind, block?: Block): Promise<Choices> {
  const [things, known, shelf, seen] = await Promise.all([
    thingsOf(db, kind), segments.list(db), kind === 'picture' ? pictures.list(db, { limit: shelved }) : [], block?.kind === 'picture' ? pictures.withIds(db, [block.picture]) : [],
  ])
  const own = block && shownBy(block)
  const gone = own !== undefined && kind !== 'picture' && !things.some(({ id }) => id === own)
  return {
    things: gone ? [{ id: own, words: 'What it shows already' }, ...things] : things,
    segments: known.map(({ id, name }) => ({ id, words: name })),
    pictures: [...seen.filter(({ id }) => !shelf.some((one) => one.id === id)), ...shelf],
  }
}

async function thingsOf(db: Db, kind: BlockKind): Promise<{ id: number; words: string }[]> {
  switch (kind) {
    case 'action': return (await publishing.listLive(db)).map(({ id, title }) => ({ id, words: title }))
    case 'event': {
      const coming = await listing.list(db, {}, { from: new Date(), once: true, limit: offered })
      return coming.filter(({ called_off }) => !called_off).map((time) => ({ id: time.event_id, words: `${time.title}, ${dayOfWords(time)}` }))
    }
    case 'story': return (await stories.latest(db, { limit: offered })).map(({ id, title }) => ({ id, words: title }))
    case 'resource': return (await resources.list(db, 'everyone', { limit: offered })).map(({ id, title }) => ({ id, words: title }))
    default: return []
  }
}
