import { expect, test } from 'vitest'
import * as people from '#domain/people/people.ts'
import * as publishing from '#domain/actions/publishing.ts'
import * as reports from '#domain/actions/reports.ts'
import * as deeds from '#domain/people/deeds.ts'
import { db } from '../../house.ts'

const priya = { id: 'p', name: 'Priya' }
const arden = 'ocd-division/country:us/state:ma/place:arden'
const telling = (change: Partial<reports.Telling> = {}): reports.Telling =>
  ({ key: crypto.randomUUID(), official_id: 1, call_id: crypto.randomUUID(), outcome: 'spoke-staff', stance: 'supports', note: '', place_id: arden, ...change })
const kept = (key: string) => db.selectFrom('reports').selectAll().where('key', '=', key).execute()
const counted = async () => (await publishing.findPublished(db, 'warm-homes'))?.taken ?? 0

test('telling it ten times at once writes it once', async () => {
  const told = telling()
  await Promise.all(Array.from({ length: 10 }, (_, at) => reports.tell(db, { id: 1 }, { ...told, note: `${at}` })))
  expect(await kept(told.key)).toHaveLength(1)
})

test('a stance is kept only from those who spoke to somebody', async () => {
  for (const [outcome, stance] of [['spoke-legislator', 'opposes'], ['spoke-staff', 'opposes'], ['voicemail', null], ['emailed', null], ['skipped', null]] as const) {
    const told = telling({ outcome, stance: 'opposes' })
    await reports.tell(db, { id: 1 }, told)
    expect(await kept(told.key)).toMatchObject([{ outcome, stance }])
  }
})

test('a place that an import has taken away is left out, and the report is kept', async () => {
  const told = telling({ place_id: 'ocd-division/country:us/state:ma/place:atlantis' })
  await reports.tell(db, { id: 1 }, told)
  expect(await kept(told.key)).toMatchObject([{ place_id: null }])
})

test('a round knows the latest word on each official, of its own action only', async () => {
  const call_id = crypto.randomUUID()
  await reports.tell(db, { id: 1 }, telling({ call_id, outcome: 'no-answer' }))
  await reports.tell(db, { id: 1 }, telling({ call_id, outcome: 'voicemail' }))
  await reports.tell(db, { id: 1 }, telling({ call_id, official_id: 2, outcome: 'skipped' }))
  await reports.tell(db, { id: 2 }, telling({ call_id, official_id: 3 }))
  expect(await reports.ofCall(db, { id: 1 }, call_id)).toEqual([{ official_id: 1, outcome: 'voicemail' }, { official_id: 2, outcome: 'skipped' }])
})

test('a signature names the round once: a second signer changes nothing of the first', async () => {
  const told = telling()
  await reports.tell(db, { id: 1 }, told)
  const [ana, mallory] = [await people.welcome(db, { name: 'Ana', email: 'ana@arden.example' }), await people.welcome(db, { name: 'Mallory', email: 'mallory@evil.example' })]
  await reports.sign(db, { id: 1 }, told.call_id, ana)
  await reports.sign(db, { id: 1 }, told.call_id, mallory)
  const [report] = await kept(told.key)
  expect(report?.person_id).toBe(ana.id)
  expect(await db.selectFrom('deeds').select(['kind', 'subject', 'subject_id']).where('act', '=', told.key).execute()).toEqual([{ kind: 'reported', subject: 'action', subject_id: 1 }])
})

test('hiding a note is written down once, changes no count, and is taken back as quietly', async () => {
  const told = telling({ note: 'Rude words' })
  await reports.tell(db, { id: 1 }, told)
  const [{ id } = { id: 0 }] = await kept(told.key)
  const before = await counted()
  expect(await reports.hide(db, priya, id)).toMatchObject({ id })
  expect(await reports.hide(db, priya, id)).toBeUndefined()
  expect(await counted()).toBe(before)
  expect(await reports.show(db, priya, id)).toMatchObject({ id, hidden_at: null })
  expect(await reports.show(db, priya, id)).toBeUndefined()
  const acts = await db.selectFrom('audit_entries').select('act').where('subject', '=', 'report').where('subject_id', '=', String(id)).orderBy('id').execute()
  expect(acts.map(({ act }) => act)).toEqual(['hide a note', 'show a note'])
  expect(await reports.hide(db, priya, 999_999_999)).toBeUndefined()
})

test('skipped calls are no calls', async () => {
  const before = await counted()
  await reports.tell(db, { id: 1 }, telling({ outcome: 'skipped' }))
  expect(await counted()).toBe(before)
  await reports.tell(db, { id: 1 }, telling())
  expect(await counted()).toBe(before + 1)
})

test('the database keeps what must never be false', async () => {
  const row = { ...telling(), action_id: 1 }
  for (const wrong of [{ note: 'x'.repeat(2001) }, { outcome: 'voicemail' as const }, { official_id: 999 }, { action_id: 999 }]) {
    await expect(db.insertInto('reports').values({ ...row, ...wrong, key: crypto.randomUUID() }).execute()).rejects.toThrow(/violates/)
  }
  await expect(deeds.note(db, { id: 999_999 }, { kind: 'x', subject: 'y', subjectId: 1, act: crypto.randomUUID() })).rejects.toThrow(/foreign key/)
})
