import type { Atlas } from '#engines/atlas.ts'
import type { Constituents } from '#engines/letters/constituents.ts'
import type { Db } from '#platform/database.ts'
import * as publishing from '#domain/actions/publishing.ts'
import * as listing from '#domain/calendar/listing.ts'
import * as pictures from '#domain/content/pictures.ts'
import * as stories from '#domain/content/stories.ts'
import * as officials from '#domain/legislature/officials.ts'
import * as resources from '#domain/library/resources.ts'
import type { Block, BlockKind } from '#domain/newsletter/blocks.ts'
import { constituentsOf } from '#domain/newsletter/constituents.ts'
import type { Mailing } from '#domain/newsletter/mailings.ts'
import { type Coming, comingNear, nothingOn } from '#domain/newsletter/nearness.ts'

export type Legislator = Pick<officials.Listed, 'id' | 'slug' | 'name' | 'short_title' | 'title' | 'district'> & { phone: string }
/** All that the blocks of a letter show, by number; `missing`: the blocks of which nothing is left to show. */
export type Contents = {
  actions: ReadonlyMap<number, publishing.LiveAction>
  events: ReadonlyMap<number, listing.OnCalendar>
  stories: ReadonlyMap<number, stories.Listed>
  resources: ReadonlyMap<number, resources.Listed>
  pictures: ReadonlyMap<number, pictures.Shown>
  constituents: ReadonlyMap<number, Constituents>
  coming: Coming
  legislators: ReadonlyMap<string, Legislator[]>
  missing: ReadonlySet<string>
}

/** Everything that the blocks show, as everybody may see it now, in a few queries however many they are. What is closed, over or hidden by now is left out. */
export async function gather(db: Db, { blocks }: Pick<Mailing, 'blocks'>, now: Date, atlas: Pick<Atlas, 'districts'> = {}): Promise<Contents> {
  const numbers = numbersIn(blocks)
  const has = (kind: BlockKind) => blocks.some((block) => block.kind === kind)
  const [live, times, told, kept, shown, coming, legislators] = await Promise.all([
    publishing.liveAmong(db, numbers.action),
    listing.nextOf(db, numbers.event, now),
    stories.withIds(db, numbers.story),
    resources.withIds(db, 'everyone', numbers.resource),
    pictures.withIds(db, numbers.picture),
    has('near') ? comingNear(db, now, new Set(numbers.event), atlas) : nothingOn,
    has('legislators') ? legislatorsByDistrict(db) : new Map<string, Legislator[]>(),
  ])
  const found = { actions: byId(live), events: new Map(times.map((time) => [time.event_id, time])), stories: byId(told), resources: byId(kept), pictures: byId(shown) }
  const missing = blocks.filter((block) => isMissing(block, found)).map(({ id }) => id)
  return { ...found, constituents: await constituentsOf(db, live), coming, legislators, missing: new Set(missing) }
}

/** Whether nothing is left of a letter but its greeting and headings. */
export const isBare = ({ blocks }: Pick<Mailing, 'blocks'>, { missing }: Pick<Contents, 'missing'>) => blocks.every(({ id, kind }) => kind === 'heading' || missing.has(id))

type Found = Pick<Contents, 'actions' | 'events' | 'stories' | 'resources' | 'pictures'>

function isMissing(block: Block, { actions, events, stories: told, resources: kept, pictures: shown }: Found): boolean {
  if (block.kind === 'action') return !actions.has(block.action)
  if (block.kind === 'event') return !events.has(block.event)
  if (block.kind === 'story') return !told.has(block.story)
  if (block.kind === 'resource') return !kept.has(block.resource)
  return block.kind === 'picture' && !shown.has(block.picture)
}

function numbersIn(blocks: readonly Block[]) {
  const found = { action: [] as number[], event: [] as number[], story: [] as number[], resource: [] as number[], picture: [] as number[] }
  for (const block of blocks) {
    if (block.kind === 'action') found.action.push(block.action)
    else if (block.kind === 'event') found.event.push(block.event)
    else if (block.kind === 'story') found.story.push(block.story)
    else if (block.kind === 'resource') found.resource.push(block.resource)
    else if (block.kind === 'picture') found.picture.push(block.picture)
  }
  return found
}

/** Who sits for each district in the house and the senate now, with the number to call: that of the capitol first. */
async function legislatorsByDistrict(db: Db): Promise<Map<string, Legislator[]>> {
  const [house, senate] = await Promise.all([officials.list(db, { office: 'house' }), officials.list(db, { office: 'senate' })])
  const seated = [...house, ...senate]
  const phones = new Map((await officials.withIds(db, seated.map(({ id }) => id))).map(({ id, offices }) => [id, offices.find(({ voice }) => voice)?.voice ?? '']))
  return Map.groupBy(seated.map((official) => ({ ...official, phone: phones.get(official.id) ?? '' })), ({ district_id }) => district_id)
}

const byId = <Thing extends { id: number }>(things: readonly Thing[]) => new Map(things.map((thing) => [thing.id, thing]))
