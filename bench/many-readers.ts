import { sql } from 'kysely'
import * as organizations from '#domain/content/organizations.ts'
import type { Whom } from '#domain/newsletter/circles.ts'
import { gather } from '#domain/newsletter/contents.ts'
import * as leaving from '#domain/newsletter/leaving.ts'
import * as mailings from '#domain/newsletter/mailings.ts'
import * as readers from '#domain/newsletter/readers.ts'
import * as sending from '#domain/newsletter/sending.ts'
import { prepareMailing } from '#mail/prepare-mailing.ts'
import { openBulkMailer } from '#platform/bulk-mailer.ts'
import type { Db } from '#platform/database.ts'
import { openPace } from '#platform/pace.ts'
import { readSettings } from '#platform/settings.ts'
import { lay } from '#ui/letter/lay.ts'

const writer = { id: '00000000-0000-4000-8000-000000000001', name: 'Bench' }
const words = 'What the committee heard on Tuesday, who spoke, and what we ask of everybody before it votes. '

/** A mailing of some 30 KB that is leaving to so many people of the database: each is greeted, hears what is on near them, and who their legislators are. */
export async function aMailing(db: Db, count: number): Promise<number> {
  await db.insertInto('users').values({ ...writer, email: 'bench@tidewater.example', role: 'organiser' }).execute()
  await sql`
    insert into consents (person_id, channel, list, given, wording, how)
    select id, 'email', 'newsletter', true, 'bench', 'form' from people where emails <> '{}' order by id limit ${count}`.execute(db)
  await sql`analyze`.execute(db)
  const mailing = await mailings.draft(db, writer, {
    kind: 'digest', audience: 'everybody', list: 'newsletter', sender_name: 'Tidewater Neighbors', subject: 'This week: three calls, two hearings', blocks: [
      { id: 'b1', only: null, kind: 'legislators', words: 'Your legislators' },
      { id: 'b2', only: null, kind: 'near', words: 'Near you' },
      ...Array.from({ length: 12 }, (_, at) => ({ id: `t${at}`, only: null, kind: 'text' as const, html: `<p>${words.repeat(10)}</p>` })),
    ],
  })
  const whom: Whom = () => sql`(select id as person_id from people where emails <> '{}' order by id limit ${count})`
  const sent = await sending.send(db, writer, mailing.id, { version: 1, typed: await sending.size(db, mailing, whom, 'everyone') }, whom, 'everyone')
  if (sent !== 'on its way') throw new Error(`the mailing is not on its way: ${sent}`)
  await db.updateTable('mailings').set({ leaves_at: sql`now()` }).execute()
  await leaving.due(db)
  await organizations.introduce(db, { name: 'Tidewater Neighbors', email: 'hello@tidewater.example', postal: 'PO Box 7, Arden', motto: '', small_print: '', brand_hue: 260, brand_chroma: 0.1, paper_hue: 90 })
  const organization = await organizations.find(db)
  if (!organization) throw new Error('there is no organization')
  await leaving.layoutOf(db, mailing, async () => lay(mailing, await gather(db, mailing, new Date()), { organization, origin: 'http://localhost:3000' }))
  return mailing.id
}

/** The octets of the letter that somebody gets. */
export async function letterOf(db: Db, id: number): Promise<Buffer> {
  const [mailing, read] = [await mailings.find(db, id), readSettings({ MAIL_FROM: 'hello@tidewater.example' })]
  if (!mailing || !read.ok) throw new Error('there is no such mailing')
  const { settings } = read
  const { write } = await prepareMailing({ db, settings, lay, bulk: openBulkMailer(settings), pace: openPace({ perSecond: 0, perDomain: 0 }), closing: new AbortController().signal, atlas: () => ({}) }, mailing)
  const { person_id } = await db.selectFrom('deliveries').select('person_id').where('mailing_id', '=', id).limit(1).executeTakeFirstOrThrow()
  const [reader] = await readers.among(db, mailing, [person_id])
  if (!reader) throw new Error('nobody reads it')
  return write(reader, null).raw
}
