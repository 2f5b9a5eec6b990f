import { z } from 'zod'
import type * as organizations from '#domain/content/organizations.ts'
import { numbered } from '#domain/newsletter/composing.ts'
import * as mailings from '#domain/newsletter/mailings.ts'
import { newsSince } from '#domain/newsletter/news.ts'
import { keep } from '#engines/texts/writing.ts'
import type { Db } from '#platform/database.ts'

const text = z.string().trim().default('')

/** A weekly letter of the sample that is out: so many days from today, with what it said before the week's news. */
export const sampleLetter = z.strictObject({ left: z.number().int().negative(), subject: text, preview: text, text })

/** Puts it into the archive. Nobody got it: there is nobody yet. */
export async function archiving(tx: Db, { name }: Pick<organizations.Organization, 'name'>, { left, text: words, ...letter }: z.infer<typeof sampleLetter>, today: Date) {
  const at = new Date(today.getTime() + left * 86_400_000)
  const { blocks } = await newsSince(tx, { since: new Date(at.getTime() - 7 * 86_400_000), told: [] }, at)
  const opening = numbered({ kind: 'text', only: null, html: keep(words) })
  const { id } = await mailings.draft(tx, { id: '', name: 'Commonweal' }, {
    ...letter, kind: 'digest', ...mailings.toEverybody, audience: 'everybody on the newsletter’s list', list: 'newsletter', sender_name: name, blocks: [opening, ...blocks],
  })
  await tx.updateTable('mailings').set({ stage: 'gone', written_at: at, leaves_at: at, begun_at: at, gone_at: at, readers: 0 }).where('id', '=', id).execute()
}
