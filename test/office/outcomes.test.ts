import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import * as mailings from '#domain/newsletter/mailings.ts'
import { routes } from '#http/routes.ts'
import { event, priya, somebody } from '../domain/newsletter/world.ts'
import { app, db } from '../house.ts'
import { arrive } from './colleagues.ts'

const { mailingSending, newsletter } = routes.office
let headers = { cookie: '' }
beforeAll(async () => { headers = (await arrive('Priya', 'organiser')).headers })
const page = async (href: string) => (await app.request(href, { headers })).text()
const script = '<script>alert(1)</script>'

/** A letter that is out, whose readers did what they did. */
async function went(stage: mailings.Mailing['stage'] = 'gone') {
  const supper = await event({ title: `Supper ${script}`, inDays: 3 })
  const { id } = await mailings.draft(db, priya, {
    kind: 'digest', audience: 'everybody', list: 'newsletter', sender_name: 'We', subject: `Plain ${script}`, other_subject: `Warm ${script}`, trial_hours: 4,
    blocks: [{ id: 'a', only: null, kind: 'action', action: 1 }, { id: 'b', only: null, kind: 'event', event: supper }],
  })
  await db.updateTable('mailings').set({ stage, readers: 4, leaves_at: sql`now()`, begun_at: sql`now() - interval '3 days'`, gone_at: sql`now() - interval '2 days'`, decides_at: sql`now() - interval '60 hours'`, chosen: 1 }).where('id', '=', id).execute()
  for (const name of ['Zebulina Reed', 'Zebedee Lund', 'Zelda Okafor', 'Zeno Park']) {
    const person = await somebody({ name: `${name} ${id}` })
    await db.insertInto('deliveries').values({ mailing_id: id, person_id: person, state: 'sent', arm: name === 'Zebulina Reed' ? 0 : 1, settled_at: sql`now() - interval '70 hours'` }).execute()
    if (name === 'Zebedee Lund') await db.insertInto('deeds').values({ person_id: person, kind: 'reported', subject: 'action', subject_id: 1, act: crypto.randomUUID(), occurred_at: sql`now() - interval '65 hours'` }).execute()
  }
  await db.insertInto('mailing_links').values([{ mailing_id: id, name: 'aaaaaaaaaaaa', ordinal: 0, href: 'http://localhost/actions/warm-homes', follows: 1234 }, { mailing_id: id, name: 'bbbbbbbbbbbb', ordinal: 1, href: `https://else.example/?${script}`, follows: 1 }]).execute()
  return id
}

test('how a letter went is said in sums, in words and in a table, and nobody is named', async () => {
  const id = await went()
  const text = await page(mailingSending.href({ id }))
  const [, told = ''] = /<section[^>]+aria-labelledby="outcomes">([^]*?)<\/section>/.exec(text) ?? []
  const words = told.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
  expect(words).toContain('1 of 4 people who have it did something with us within seven days of getting it ( 25 % ), 1 deed in all.'.replace('( ', '(').replace(' )', ')'))
  expect(words).toMatch(/Keep every home warm told us how it went 1 .*Supper .* said yes 0/)
  expect(words).toMatch(/4 hours after they were tried .*Plain .* 1 0 0 % .*Warm .* 3 1 33\.3 %.*The others got “Warm .*”: when it was judged, more of its readers had acted\./)
  expect(words).toMatch(/\/actions\/warm-homes 1,234 else\.example.* 1 /)
  expect(told).not.toMatch(/Zeb|Zelda|Zeno|people\.example|<script/)
})

test('while it leaves nobody asks how it went; the list says for how many it is and how often it was followed', async () => {
  const id = await went('leaving')
  expect(await page(mailingSending.href({ id }))).not.toContain('How it went')
  expect(await page(newsletter.href())).toMatch(/data-label="Readers" class="num">4<[^]*about 1,235/)
})
