import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import * as exporting from '#domain/actions/exporting.ts'
import * as notes from '#domain/actions/notes.ts'
import * as reports from '#domain/actions/reports.ts'
import * as results from '#domain/actions/results.ts'
import * as consents from '#domain/people/consents.ts'
import * as people from '#domain/people/people.ts'
import * as audit from '#platform/audit.ts'
import { db } from '../house.ts'

const action = { id: 3 }
const priya = { id: 'p', name: 'Priya' }
const town = (name: string) => `ocd-division/country:us/state:ma/place:${name}`
const [ana, bo, cy, di] = [1, 2, 3, 4].map((n) => `00000000-0000-4000-8000-00000000000${n}`) as [string, string, string, string]

type Told = Partial<Omit<reports.Telling, 'key'>> & Pick<reports.Telling, 'official_id' | 'call_id' | 'outcome'> & { at?: string }

async function tell({ at = '2026-08-04T16:00:00Z', ...told }: Told, about = action) {
  const key = crypto.randomUUID()
  await reports.tell(db, about, { stance: null, note: '', place_id: null, ...told, key })
  await db.updateTable('reports').set({ reported_at: at }).where('key', '=', key).execute()
}

/** Four rounds: Ana and Bo from Arden, Cy from Winnick, Di from nowhere known. Nine reports and one skipped call. */
beforeAll(async () => {
  const arden = { place_id: town('arden') }
  await tell({ official_id: 1, call_id: ana, outcome: 'spoke-staff', stance: 'supports', note: 'Kind.', ...arden })
  await tell({ official_id: 3, call_id: ana, outcome: 'voicemail', ...arden })
  await tell({ official_id: 1, call_id: bo, outcome: 'spoke-legislator', stance: 'leans-for', note: 'Rude words', ...arden, at: '2026-08-05T03:59:00Z' })
  await tell({ official_id: 3, call_id: bo, outcome: 'skipped', ...arden })
  await tell({ official_id: 2, call_id: cy, outcome: 'spoke-staff', stance: 'opposes', place_id: town('winnick'), at: '2026-08-05T04:01:00Z' })
  await tell({ official_id: 3, call_id: cy, outcome: 'no-answer', place_id: town('winnick'), at: '2026-08-06T12:00:00Z' })
  await tell({ official_id: 1, call_id: di, outcome: 'emailed', stance: 'supports', note: 'Sent.', at: '2026-08-06T12:00:00Z' })
  await tell({ official_id: 1, call_id: di, outcome: 'spoke-staff', stance: 'would-not-say', at: '2026-08-06T12:00:00Z' })
  await tell({ official_id: 1, call_id: di, outcome: 'voicemail', at: '2026-08-06T12:00:00Z' })
  await tell({ official_id: 1, call_id: di, outcome: 'voicemail', at: '2026-08-06T12:00:00Z' })
  await tell({ official_id: 1, call_id: ana, outcome: 'voicemail', note: 'Another action', ...arden }, { id: 2 })
  const signer = await people.welcome(db, { name: 'Ana', email: 'ana@tidewater.example' })
  await consents.state(db, signer, { channel: 'email', list: 'newsletter', given: true, wording: 'Yes.', how: 'form' })
  for (const round of [ana, bo]) await reports.sign(db, action, round, signer)
})

test('people are those who signed, once each, and the rounds that nobody signed', async () => {
  expect(await results.callers(db, action)).toMatchObject({ people: 3, letters: 1 })
})

test('who takes the letter back is not counted among those who get it', async () => {
  const { id } = await db.selectFrom('people').select('id').where('emails', '@>', sql<string[]>`array[${'ana@tidewater.example'}]`).executeTakeFirstOrThrow()
  const statement = { channel: 'email', list: 'newsletter', wording: '', how: 'form' } as const
  await consents.state(db, { id }, { ...statement, given: false })
  expect((await results.callers(db, action)).letters).toBe(0)
  await consents.state(db, { id }, { ...statement, given: true })
})

test('towns come with callers and reports, most callers first; skipped calls and other actions count nowhere', async () => {
  expect((await results.callers(db, action)).places).toEqual([
    { id: town('arden'), name: 'Arden', callers: 2, reports: 3 },
    { id: town('winnick'), name: 'Winnick', callers: 1, reports: 2 },
  ])
})

test('days begin at midnight of the jurisdiction', async () => {
  expect(await results.byDay(db, action, 'America/New_York')).toEqual([{ day: '2026-08-04', count: 3 }, { day: '2026-08-05', count: 1 }, { day: '2026-08-06', count: 5 }])
  expect(await results.byDay(db, action, 'Asia/Kathmandu')).toEqual([{ day: '2026-08-04', count: 2 }, { day: '2026-08-05', count: 2 }, { day: '2026-08-06', count: 5 }])
})

test('outcomes are counted, the most frequent first', async () => {
  expect(await results.byOutcome(db, action)).toEqual([
    { outcome: 'spoke-staff', reports: 3 }, { outcome: 'voicemail', reports: 3 }, { outcome: 'spoke-legislator', reports: 1 },
    { outcome: 'no-answer', reports: 1 }, { outcome: 'emailed', reports: 1 },
  ])
})

test('of each official it is known how often which stance was heard, and the latest note', async () => {
  const [rosa, sam, ben] = await results.byOfficial(db, action)
  expect(rosa).toMatchObject({ name: 'Rosa Alvarez', district: '1st Harbor', reports: 6, heard: 3, spoken: 3, supports: 1, 'leans-for': 1, 'would-not-say': 1, opposes: 0, note: 'Sent.' })
  expect(sam).toMatchObject({ name: 'Sam Okafor', reports: 2, heard: 0, spoken: 0, note: null })
  expect(ben).toMatchObject({ name: 'Ben Cruz', reports: 1, opposes: 1 })
})

test('a hidden note is in no list and still counts; each act is written down once', async () => {
  const [, rude] = await notes.list(db, action)
  expect(rude).toMatchObject({ note: 'Rude words', official: 'Rosa Alvarez', town: 'Arden', hidden_at: null })
  await reports.hide(db, priya, rude!.id)
  expect(await reports.hide(db, priya, rude!.id)).toBeUndefined()
  const exported = (await Array.fromAsync(exporting.inPages(db, action, 4))).flat()
  expect(exported.map(({ note }) => note)).toEqual(['Kind.', '', '', '', '', 'Sent.', '', '', ''])
  expect(exported).toHaveLength(9)

  await reports.show(db, priya, rude!.id)
  expect((await notes.list(db, action))[1]).toMatchObject({ note: 'Rude words', hidden_at: null })
  expect((await audit.list(db)).map(({ act, subject_id }) => [act, subject_id])).toEqual([['show a note', String(rude!.id)], ['hide a note', String(rude!.id)]])
})

test('notes come in pages', async () => {
  const [newest] = await notes.list(db, action, { limit: 1 })
  const rest = await notes.list(db, action, { olderThan: newest!.id })
  expect([newest, ...rest].map((note) => note!.note)).toEqual(['Sent.', 'Rude words', 'Kind.'])
})

test.each([1, 2, 3, 9, 100])('an export in pages of %i has every report once', async (size) => {
  const ids = (await Array.fromAsync(exporting.inPages(db, action, size))).flat().map(({ id }) => id)
  expect(ids).toEqual([...new Set(ids)].toSorted((a, b) => a - b))
  expect(ids).toHaveLength(9)
})

test('an action that nobody took has nothing but zeros', async () => {
  expect(await results.callers(db, { id: 4 })).toEqual({ people: 0, letters: 0, places: [] })
  expect(await results.byDay(db, { id: 4 }, 'America/New_York')).toEqual([])
  expect(await results.byOfficial(db, { id: 4 })).toEqual([])
})
