import type { Db } from '#platform/database.ts'
import * as publishing from '#domain/actions/publishing.ts'
import * as listing from '#domain/calendar/listing.ts'
import * as stories from '#domain/content/stories.ts'
import * as tellings from '#domain/groups/tellings.ts'
import * as resources from '#domain/library/resources.ts'
import type { Block } from '#domain/newsletter/blocks.ts'
import { numbered, type Words } from '#domain/newsletter/composing.ts'

type Since = { since: Date; told: readonly Block[] }
/** The blocks of a digest, and the titles of what is new, the most pressing first. */
export type News = { blocks: Block[]; titles: string[] }
type Piece = { title: string; words: Words }

const days = 8
const most = 6

/**
 * What a digest says, section by section: what is urgent or new to do, hearings and deadlines within eight days, what is on near each reader, news, what
 * groups tell, calls to action of groups and allies, new resources, and each reader's legislators. A section without anything is left out; nothing
 * stands in it twice, and what the last digest told of is not new any more, but for what is still urgent or about to be.
 */
export async function newsSince(db: Db, { since, told }: Since, now: Date): Promise<News> {
  const until = new Date(now.getTime() + days * 86_400_000)
  const soon = (kind: 'hearing' | 'deadline') => listing.list(db, { kind }, { from: now, until, once: true, limit: most })
  const [live, hearings, deadlines, written, shelved] = await Promise.all([
    publishing.listLive(db), soon('hearing'), soon('deadline'), stories.latest(db, { limit: 50 }), resources.list(db, 'everyone', { limit: 50 }),
  ])
  const isNew = ({ published_at: at }: { published_at: Date | null }) => at !== null && at > since && at <= now
  const known = new Set(told.map(shownIn))
  const fresh = written.filter((story) => isNew(story) && !known.has(`story ${story.id}`))
  const tellers = await tellings.tellersOf(db, fresh)
  const isOfGroup = ({ id, kind }: stories.Listed) => kind === 'local' || tellers.has(id)
  const isFromOthers = ({ group, credit }: publishing.LiveAction) => group !== null || credit !== ''
  const newActions = live.filter((action) => !action.urgent && isNew(action) && !known.has(`action ${action.id}`))
  const byTime = [...hearings, ...deadlines].filter(({ called_off }) => !called_off).sort((one, other) => one.begins_at.getTime() - other.begins_at.getTime())

  const [toDo, toCome, news, fromGroups, calls, library] = [
    [...live.filter(({ urgent }) => urgent), ...newActions.filter((action) => !isFromOthers(action))].map(asAction),
    byTime.map(({ event_id, title }): Piece => ({ title, words: { kind: 'event', only: null, event: event_id } })),
    fresh.filter((story) => !isOfGroup(story)).map(asStory),
    fresh.filter(isOfGroup).map(asStory),
    newActions.filter(isFromOthers).map(asAction),
    shelved.filter((resource) => isNew(resource) && !known.has(`resource ${resource.id}`)).map(({ id, title }): Piece => ({ title, words: { kind: 'resource', only: null, resource: id } })),
  ]
  const blocks: Words[] = [
    ...section('To do now', toDo), ...section('Hearings and deadlines this week', toCome), { kind: 'near', only: null, words: 'What is on near you' },
    ...section('News', news), ...section('From our groups', fromGroups), ...section('Calls to action from groups and allies', calls), ...section('New in the library', library),
    { kind: 'legislators', only: null, words: 'Your legislators' },
  ]
  return { blocks: blocks.map(numbered), titles: [toDo, toCome, news, fromGroups, calls, library].flatMap((pieces) => pieces.slice(0, most).map(({ title }) => title)) }
}

const section = (words: string, pieces: readonly Piece[]): Words[] =>
  (pieces.length === 0 ? [] : [{ kind: 'heading', only: null, words }, ...pieces.slice(0, most).map((piece) => piece.words)])

const asAction = ({ id, title }: publishing.LiveAction): Piece => ({ title, words: { kind: 'action', only: null, action: id } })
const asStory = ({ id, title }: stories.Listed): Piece => ({ title, words: { kind: 'story', only: null, story: id } })

function shownIn(block: Block): string {
  if (block.kind === 'story') return `story ${block.story}`
  if (block.kind === 'resource') return `resource ${block.resource}`
  return block.kind === 'action' ? `action ${block.action}` : ''
}
