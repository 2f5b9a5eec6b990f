import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import type { Actor } from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'
import type { Row } from '#platform/row.ts'
import { together } from '#platform/together.ts'
import { blocksShape } from '#domain/newsletter/blocks.ts'
import * as mailings from '#domain/newsletter/mailings.ts'
import { showPictures } from '#domain/newsletter/showing.ts'

/** What somebody did to a draft, to one of its blocks or to what stands above them; `before` is what stood there. */
export type Change = Omit<Row<'mailing_changes'>, 'before'> & { before: Partial<mailings.Words> }
export type Did = Pick<Change, 'act' | 'kind' | 'named'>
type Which = Pick<mailings.Mailing, 'id' | 'version'>

const mostKept = 20
const beforeShape = z
  .object({ subject: z.string(), preview: z.string(), other_subject: z.string(), trial_hours: z.number().nullable(), archived: z.boolean(), counts_links: z.boolean(), blocks: blocksShape })
  .partial()

/** Rewrites a draft, and keeps what stood there. Where nothing differs, nothing happens. */
export async function make(db: Db, actor: Actor, was: mailings.Mailing, did: Did, words: Partial<mailings.Words>): Promise<'done' | 'meanwhile'> {
  return together(db, async (tx) => {
    const { id, version } = was
    const before = differing(was, words)
    if (Object.keys(before).length === 0) return 'done'
    if (!await mailings.rewrite(tx, id, version, words)) return 'meanwhile'
    await tx.insertInto('mailing_changes').values({ mailing_id: id, version: version + 1, ...did, changer: actor.name, before: JSON.stringify(before) }).execute()
    await tx.deleteFrom('mailing_changes').where('mailing_id', '=', id).where('version', '<', oldestKept(tx, id)).execute()
    await showPictures(tx, { id })
    return 'done'
  })
}

/** By what the draft became as it stands now; none where it was drafted so, or all that is kept has been undone. */
export async function last(db: Db, { id, version }: Which): Promise<Change | undefined> {
  const row = await db.selectFrom('mailing_changes').selectAll().where('mailing_id', '=', id).where('version', '=', version).executeTakeFirst()
  return row && { ...row, before: beforeShape.parse(row.before) }
}

/** Takes the last change back: what stood before it stands again, and the change before that one is the last. */
export async function undo(db: Db, { id, version }: Which): Promise<'done' | 'meanwhile'> {
  return together(db, async (tx) => {
    const change = await last(tx, { id, version })
    const undone = change && await mailings.rewrite(tx, id, version, change.before)
    if (!undone) return 'meanwhile'
    await tx.deleteFrom('mailing_changes').where('mailing_id', '=', id).where('version', '=', version).execute()
    await tx.updateTable('mailing_changes').set({ version: undone.version }).where('mailing_id', '=', id).where('version', '=', newest(tx, id)).execute()
    await showPictures(tx, { id })
    return 'done'
  })
}

const newest = (tx: Db, id: number) => tx.selectFrom('mailing_changes').select(({ fn }) => fn.max('version').as('version')).where('mailing_id', '=', id)

const oldestKept = (tx: Db, id: number) => tx.selectFrom('mailing_changes').select('version').where('mailing_id', '=', id).orderBy('version', 'desc').offset(mostKept - 1).limit(1)

function differing(was: mailings.Mailing, words: Partial<mailings.Words>): Partial<mailings.Words> {
  const stood: Record<string, unknown> = beforeShape.parse(was)
  const others = Object.entries(words).filter(([part, said]) => !isDeepStrictEqual(said, stood[part]))
  return beforeShape.parse(Object.fromEntries(others.map(([part]) => [part, stood[part]])))
}
