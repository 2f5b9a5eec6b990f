import { sql } from 'kysely'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { prepare } from '#engines/letters/prepared.ts'
import * as deliveries from '#domain/newsletter/deliveries.ts'
import * as leaving from '#domain/newsletter/leaving.ts'
import * as mailings from '#domain/newsletter/mailings.ts'
import * as sending from '#domain/newsletter/sending.ts'
import { type Ground, type Prepared, runLanes } from '#mail/mailing-lanes.ts'
import { openBulkMailer } from '#platform/bulk-mailer.ts'
import { openPace, type Rates } from '#platform/pace.ts'
import { agreeing, comePriya, priya } from '../agreeing.ts'
import { db, settings } from '../house.ts'
import { type Mood, openSink } from '../smtp-sink.ts'

const sink = await openSink()
const bulk = openBulkMailer({ ...settings, SMTP_URL: sink.url })
afterAll(async () => {
  bulk.close()
  await sink.close()
})
beforeEach(async () => {
  sink.become({})
  sink.received.length = 0
  await db.deleteFrom('mailings').execute()
  await comePriya()
})

const write = prepare({ plain: 'Hello', html: '<p>Hello</p>' }, [['From', '<hello@tidewater.example>'], ['Subject', 'Hello']])
const prepared: Prepared = {
  isBare: false,
  readers: async (tx, ids) => {
    const people = await tx.selectFrom('people').select(['id', 'name', 'given_name', 'language', 'place_id', sql<string>`emails[1]`.as('email')]).where('id', 'in', [...ids]).where('name', '<>', 'Left').execute()
    return people.map((person) => ({ ...person, districts: {}, segments: [] }))
  },
  write: ({ id, email }) => ({ mark: `m1.${id}`, from: 'hello@tidewater.example', to: email, raw: write([['Message-ID', `<m1.${id}@tidewater.example>`]], { at: {}, theirs: new Set() }) }),
}
const ground = (rates: Partial<Rates> = {}, over: Partial<Ground> = {}): Ground =>
  ({ db, held: db, bulk, pace: openPace({ perSecond: 0, perDomain: 0, ...rates }), perSecond: rates.perSecond ?? 0, isOver: () => false, ...over })

/** A mailing that is leaving, to so many. */
async function begun(count: number) {
  const list = `group:${crypto.randomUUID()}`
  const people = await agreeing(list, count)
  const mailing = await mailings.draft(db, priya, { kind: 'letter', audience: 'them', list, sender_name: 'We', subject: 'Hello', blocks: [] })
  await sending.send(db, priya, mailing.id, { version: 1, typed: count }, undefined, 'everyone')
  await db.updateTable('mailings').set({ leaves_at: sql`now()` }).execute()
  const [leaves] = await leaving.due(db)
  return { mailing: leaves ?? mailing, people }
}
const states = (mailing: mailings.Mailing) => db.selectFrom('deliveries').select(['person_id', 'state', 'attempts', 'trouble', sql<number>`extract(epoch from next_at - now())`.as('seconds')]).where('mailing_id', '=', mailing.id).orderBy('person_id').execute()
const onlyDue = (people: { id: number }[]) =>
  db.updateTable('deliveries').set({ next_at: sql`case when person_id = any(${people.map(({ id }) => id)}::bigint[]) then '-infinity' else now() + interval '1 hour' end::timestamptz` }).where('state', '=', 'waiting').execute()
const recipients = () => sink.received.flatMap(({ to }) => to).toSorted()
const at = (people: { email: string }[], which: number) => people[which]?.email ?? ''

test('everybody gets it once, by connections that are used again', async () => {
  const { mailing, people } = await begun(230)
  const before = sink.connections
  expect(await runLanes(ground(), mailing, prepared)).toEqual({ why: 'nothing due' })
  expect(recipients()).toEqual(people.map(({ email }) => email).toSorted())
  expect(await deliveries.counts(db, mailing)).toMatchObject({ sent: 230, waiting: 0, handed: 0 })
  expect(sink.connections - before).toBeLessThanOrEqual(settings.MAIL_CONNECTIONS)
})

test('two who send at the same time share the work; nobody gets it from both', async () => {
  const { mailing, people } = await begun(300)
  await Promise.all([runLanes(ground(), mailing, prepared), runLanes(ground(), mailing, prepared)])
  expect(recipients()).toEqual(people.map(({ email }) => email).toSorted())
})

test.each<[string, Mood[keyof Mood] & string, Partial<Awaited<ReturnType<typeof states>>[number]>]>([
  ['a temporary refusal waits five minutes and counts as an attempt', '450 4.2.1 mailbox busy', { state: 'waiting', attempts: 1, trouble: expect.stringContaining('mailbox busy') }],
  ['a final refusal is written down with the server’s words', '550 5.1.1 nobody here', { state: 'refused', trouble: expect.stringContaining('nobody here') }],
])('%s; the others get theirs', async (_, answer, becomes) => {
  const { mailing, people } = await begun(4)
  sink.become({ RCPT: (line) => (line.includes(at(people, 1)) ? answer : undefined) })
  await runLanes(ground(), mailing, prepared)
  expect((await states(mailing))[1]).toMatchObject(becomes)
  expect(await deliveries.counts(db, mailing)).toMatchObject({ sent: 3 })
  if (becomes.state === 'waiting') expect(Number((await states(mailing))[1]?.seconds)).toBeCloseTo(300, -2)
})

test('after eight temporary refusals it is given up, with the last words', async () => {
  const { mailing } = await begun(1)
  sink.become({ RCPT: '451 4.7.1 later' })
  for (let attempt = 1; attempt <= 8; attempt++) {
    await runLanes(ground(), mailing, prepared)
    const [{ state, attempts, seconds } = { state: '', attempts: 0, seconds: 0 }] = await states(mailing)
    expect([state, attempts]).toEqual([attempt < 8 ? 'waiting' : 'refused', attempt])
    if (attempt < 8) expect(Number(seconds)).toBeCloseTo(Math.min(8 * 3600, 300 * 2 ** (attempt - 1)), -2)
    await db.updateTable('deliveries').set({ next_at: sql`now()` }).execute()
  }
  expect((await states(mailing))[0]?.trouble).toMatch(/Given up after 8 attempts.*later/)
})

test('a server that hangs up in mid-message leaves that letter unknown, and the others go on', async () => {
  const { mailing, people } = await begun(60)
  sink.become({ end: (letter) => (letter.includes(`<m1.${people[7]?.id}@`) ? 'hang up' : undefined) })
  await runLanes(ground(), mailing, prepared)
  expect(await deliveries.counts(db, mailing)).toMatchObject({ sent: 59, unknown: 1, waiting: 0 })
  expect((await states(mailing))[7]?.state).toBe('unknown')
  sink.become({})
  await runLanes(ground(), mailing, prepared)
  expect(new Set(recipients()).size).toBe(recipients().length)
})

test('a slow server is waited for', async () => {
  const { mailing } = await begun(12)
  sink.become({ end: 'wait 40' })
  await runLanes(ground(), mailing, prepared)
  expect(await deliveries.counts(db, mailing)).toMatchObject({ sent: 12 })
})

test('a server that is away keeps everybody waiting, without an attempt being counted', async () => {
  const { mailing } = await begun(10)
  const gone = openBulkMailer({ ...settings, SMTP_URL: 'smtp://127.0.0.1:9' })
  const end = await runLanes(ground({}, { bulk: gone }), mailing, prepared)
  gone.close()
  expect(end).toMatchObject({ why: 'away', words: expect.stringContaining('ECONNREFUSED') })
  expect((await states(mailing)).every(({ state, attempts }) => state === 'waiting' && attempts === 0)).toBe(true)
})

test('a server that says it closes for now is away, too', async () => {
  const { mailing } = await begun(10)
  sink.become({ MAIL: '421 4.3.2 closing' })
  expect(await runLanes(ground(), mailing, prepared)).toMatchObject({ why: 'away' })
  expect(await deliveries.counts(db, mailing)).toMatchObject({ waiting: 10 })
})

test('refused as a sender, we stop at once: nobody’s letter is lost', async () => {
  const { mailing } = await begun(200)
  sink.become({ MAIL: '550 5.7.1 we do not know you' })
  expect(await runLanes(ground(), mailing, prepared)).toMatchObject({ why: 'refused', words: expect.stringContaining('do not know you') })
  expect(await deliveries.counts(db, mailing)).toMatchObject({ waiting: 200, refused: 0 })
})

const refusedInARow: [string, Mood][] = [['at the recipient', { RCPT: '554 5.7.1 blocked by a list' }], ['at the end of the letter', { end: '554 5.7.1 looks like spam' }]]
test.each(refusedInARow)('refused a hundred times in a row, %s, we stop and ask; it costs nobody their letter, and nobody’s address is taken for undeliverable', async (_, mood) => {
  const { mailing, people } = await begun(400)
  sink.become(mood)
  for (let tries = 1; tries <= 2; tries++) {
    const end = await runLanes(ground(), mailing, prepared)
    expect(end).toMatchObject({ why: 'refused', words: expect.stringMatching(/spam|blocked/), again: expect.any(Number) })
    expect('again' in end && end.again).toBeGreaterThanOrEqual(100)
    expect('again' in end && end.again).toBeLessThanOrEqual(300)
    expect(await deliveries.counts(db, mailing)).toMatchObject({ waiting: 400, refused: 0, handed: 0 })
    expect((await states(mailing)).every(({ attempts }) => attempts === 0)).toBe(true)
  }
  for (const table of ['undeliverable_emails', 'returns'] as const) expect(await db.selectFrom(table).select(sql.lit(1).as('one')).execute()).toEqual([])
  sink.become({})
  await runLanes(ground(), mailing, prepared)
  expect(recipients()).toEqual(people.map(({ email }) => email).toSorted())
  expect(await deliveries.counts(db, mailing)).toMatchObject({ sent: 400 })
})

test('those refused before a letter that went stay refused, and those of a row that are tried again come after the others', async () => {
  const { mailing, people } = await begun(300)
  const early = new Set(people.slice(0, 20).map(({ email }) => email))
  sink.become({ RCPT: (line) => ([...early].some((email) => line.includes(email)) ? '550 5.1.1 nobody here' : undefined) })
  await onlyDue(people.slice(0, 50))
  await runLanes(ground(), mailing, prepared)
  expect(await deliveries.counts(db, mailing)).toMatchObject({ refused: 20, sent: 30, waiting: 250 })
  sink.become({ RCPT: '554 5.7.1 blocked' })
  await onlyDue(people)
  await runLanes(ground(), mailing, prepared)
  expect(await deliveries.counts(db, mailing)).toMatchObject({ refused: 20, sent: 30, waiting: 250 })
  const tried = (await states(mailing)).filter(({ state, trouble }) => state === 'waiting' && trouble !== '').map(({ person_id }) => person_id)
  const next = await deliveries.claim(db, mailing, 250 - tried.length)
  expect(next.filter(({ person_id }) => tried.includes(person_id))).toEqual([])
})

test('however many are refused, where others go between them it is no row', async () => {
  const { mailing, people } = await begun(260)
  const dead = new Set(people.flatMap(({ email }, place) => (place % 2 === 0 ? [email] : [])))
  sink.become({ RCPT: (line) => (dead.has(/<(.*?)>/.exec(line)?.[1] ?? '') ? '550 5.1.1 nobody here' : undefined) })
  expect(await runLanes(ground(), mailing, prepared)).toEqual({ why: 'nothing due' })
  expect(await deliveries.counts(db, mailing)).toMatchObject({ refused: 130, sent: 130 })
})

test('a row goes on from turn to turn, also where few letters leave in each', async () => {
  const { mailing, people } = await begun(130)
  sink.become({ RCPT: '554 5.7.1 blocked' })
  const streak = new Set<number>()
  await onlyDue(people.slice(0, 60))
  expect(await runLanes(ground(), mailing, prepared, streak)).toEqual({ why: 'nothing due' })
  expect(await deliveries.counts(db, mailing)).toMatchObject({ refused: 60, waiting: 70 })
  await onlyDue(people)
  expect(await runLanes(ground(), mailing, prepared, streak)).toMatchObject({ why: 'refused' })
  expect(await deliveries.counts(db, mailing)).toMatchObject({ refused: 0, waiting: 130 })
})

test('of one that was ended meanwhile nobody waits again', async () => {
  const { mailing } = await begun(2)
  await db.updateTable('deliveries').set({ state: 'refused', attempts: 1 }).execute()
  await db.updateTable('mailings').set({ stage: 'cancelled' }).execute()
  await deliveries.takeUpAgain(db, mailing, (await states(mailing)).map(({ person_id }) => person_id))
  expect(await deliveries.counts(db, mailing)).toMatchObject({ refused: 2, waiting: 0 })
})

test('whoever may not be written to any more is passed over', async () => {
  const { mailing, people } = await begun(3)
  await db.updateTable('people').set({ name: 'Left' }).where('id', '=', people[1]?.id ?? 0).execute()
  await runLanes(ground(), mailing, prepared)
  expect((await states(mailing)).map(({ state }) => state)).toEqual(['sent', 'skipped', 'sent'])
})

test('a domain that has had its share for now gets the rest later; nothing of that counts as an attempt', async () => {
  const { mailing } = await begun(30)
  await runLanes(ground({ perDomain: 4 }), mailing, prepared)
  const rows = await states(mailing)
  const later = rows.filter(({ state }) => state === 'waiting')
  expect(later.length).toBeGreaterThan(10)
  expect(later.every(({ attempts, trouble }) => attempts === 0 && trouble === '')).toBe(true)
  const seconds = later.map((row) => Number(row.seconds)).toSorted((one, other) => one - other)
  expect((seconds.at(-1) ?? 0) - (seconds[0] ?? 0)).toBeGreaterThan((later.length - 2) / 4)
})

test('a database that can write nothing for a while loses nothing: what was sent is written down when it can', async () => {
  const { mailing } = await begun(120)
  await sql`
    create function full_disk() returns trigger language plpgsql as $$ begin
      if new.state = 'sent' then raise exception 'could not extend file: No space left on device' using errcode = 'disk_full'; end if;
      return new;
    end $$`.execute(db)
  await sql`create trigger full_disk before update on deliveries for each row execute function full_disk()`.execute(db)
  const running = runLanes(ground(), mailing, prepared)
  await expect.poll(() => sink.received.length).toBeGreaterThan(100)
  expect((await deliveries.counts(db, mailing)).sent).toBe(0)
  await sql`drop function full_disk cascade`.execute(db)
  await running
  expect(await deliveries.counts(db, mailing)).toMatchObject({ sent: 120, handed: 0, unknown: 0 })
  expect(new Set(recipients()).size).toBe(120)
})

test('who cannot be looked up just now has nothing in hand: they wait, and are not unknown', async () => {
  const { mailing } = await begun(3)
  const end = runLanes(ground(), mailing, { ...prepared, readers: () => Promise.reject(new Error('the question took too long')) })
  await expect(end).rejects.toThrow('took too long')
  expect(await deliveries.counts(db, mailing)).toMatchObject({ waiting: 3, unknown: 0, handed: 0 })
  expect((await states(mailing)).map(({ attempts }) => attempts)).toEqual([0, 0, 0])
})

test('one letter that cannot be written costs nobody else theirs', async () => {
  const { mailing, people } = await begun(3)
  const [broken] = people
  const end = runLanes(ground(), mailing, { ...prepared, write: (reader, ...more) => {
    if (reader.id === broken?.id) throw new Error('no words')
    return prepared.write(reader, ...more)
  } })
  expect(await end).toEqual({ why: 'nothing due' })
  expect(await deliveries.counts(db, mailing)).toMatchObject({ sent: 2, refused: 1, handed: 0 })
  expect((await deliveries.inState(db, mailing, 'refused')).map(({ trouble }) => trouble)).toEqual(['Their letter could not be written: no words'])
})
