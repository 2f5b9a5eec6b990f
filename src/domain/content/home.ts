import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Db } from '#platform/database.ts'
import type { Row } from '#platform/row.ts'

export type BlockKind = Row<'home_blocks'>['kind']
/** One block of the home page; `pictures` are numbers, in their order. */
export type Block = Pick<Row<'home_blocks'>, 'kind' | 'heading' | 'text' | 'story_id' | 'page_id'> & { pictures: readonly number[] }
/** `title` is that of its story or page, and `out` whether visitors see that now. */
export type Placed = Block & { ordinal: number; title: string | null; out: boolean }
export type Arrangement = Row<'home_arrangements'>
/** `last` is the arrangement that stands; there is none while the page is as it comes. */
export type Standing = { last?: Arrangement; blocks: Placed[] }

export const blank = { heading: '', text: '', story_id: null, page_id: null, pictures: [] }
/** A block of this kind may stand on the page more than once. */
export const isRepeated = (kind: BlockKind) => kind === 'feature' || kind === 'evening'
/** Where nobody has arranged anything. */
export const asItComes: readonly Placed[] = (['urgent', 'look_up', 'latest', 'actions', 'events', 'sign_up'] as const).map((kind, ordinal) => ({ ...blank, kind, ordinal, title: null, out: true }))

/** How the home page stands: the newest arrangement with its blocks in order. */
export async function standing(db: Db): Promise<Standing> {
  const found = await db
    .selectFrom('home_arrangements')
    .selectAll()
    .select((arrangement) => jsonArrayFrom(
      arrangement
        .selectFrom('home_blocks')
        .leftJoin('stories', 'stories.id', 'story_id')
        .leftJoin('pages', 'pages.id', 'page_id')
        .select(['home_blocks.ordinal', 'home_blocks.kind', 'heading', 'text', 'story_id', 'page_id'])
        .select(sql<string | null>`coalesce(stories.title, pages.title)`.as('title'))
        .select(isOut.as('out'))
        .select(pictureIds.as('pictures'))
        .whereRef('home_blocks.arrangement_id', '=', 'home_arrangements.id')
        .orderBy('home_blocks.ordinal'),
    ).as('blocks'))
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!found) return { blocks: [...asItComes] }
  const { blocks, ...last } = found
  return { last, blocks }
}

const isOut = sql<boolean>`case
  when story_id is not null then stories.published_at <= now() and stories.binned_at is null
  when page_id is not null then pages.published_at <= now() and pages.binned_at is null and pages.audience = 'everyone'
  else true end is true`

const pictureIds = sql<number[]>`array(
  select picture_id from home_block_pictures shown
  where shown.arrangement_id = home_blocks.arrangement_id and shown.ordinal = home_blocks.ordinal
  order by place)`
