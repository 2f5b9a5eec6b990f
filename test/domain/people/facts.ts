import * as fc from 'fast-check'
import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'

/** Facts about up to three people in every room that knows people, with much of it shared, so that two who become one collide. */
export const factsOfThree = fc.record({
  people: fc.array(fc.record({
    name: fc.constantFrom('Ana Silva', 'Anna Silva', 'A. Silva', ''), given_name: fc.constantFrom('Ana', ''), family_name: fc.constantFrom('Silva', ''),
    pronouns: fc.constantFrom('', 'she/her'), emails: fc.uniqueArray(fc.constantFrom('ana@arden.example', 'a@work.example', 'silva@home.example')),
    phones: fc.uniqueArray(fc.constantFrom('+16175550101', '+16175550102')), street: fc.constantFrom('', '12 Elm Street'), locality: fc.constantFrom('', 'Arden', 'Winnick'),
    tags: fc.uniqueArray(fc.constantFrom('driver', 'baker', 'host')), language: fc.constantFrom('', 'pt'), source: fc.constantFrom('', 'tabling'),
    districts: fc.constantFrom<number[]>([], [2], [2, 3]), fields: fc.record({ shirt: fc.constantFrom('S', 'M'), children: fc.integer({ min: 0, max: 3 }) }, { requiredKeys: [] }),
  }), { minLength: 3, maxLength: 3 }),
  consents: ofSomebody({ channel: fc.constantFrom('email', 'text'), list: fc.constantFrom('newsletter', 'group:1'), given: fc.boolean() }, 8),
  deeds: ofSomebody({ kind: fc.constantFrom('reported', 'helped'), act: fc.integer({ min: 0, max: 2 }) }, 6),
  members: ofSomebody({ group: fc.integer({ min: 0, max: 1 }), role: fc.constantFrom('lead', 'member'), ended: fc.boolean() }, 6),
  recipients: ofSomebody({}, 3),
  askings: ofSomebody({ call: fc.integer({ min: 0, max: 1 }), linked: fc.boolean() }, 4),
  answers: ofSomebody({ time: fc.integer({ min: 0, max: 1 }), linked: fc.boolean() }, 4),
  refusals: ofSomebody({ skill: fc.constantFrom(null, 1) }, 3),
  profiles: ofSomebody({ miles: fc.integer({ min: 1, max: 9 }) }, 2),
  payments: ofSomebody({ cents: fc.integer({ min: 1, max: 9999 }) }, 3),
  reports: ofSomebody({}, 3),
  users: ofSomebody({}, 2),
  confirmed: ofSomebody({ email: fc.constantFrom('ana@arden.example', 'a@work.example') }, 3),
  departures: ofSomebody({}, 1),
  returns: ofSomebody({ verdict: fc.constantFrom('permanent', 'refused') }, 3),
  changes: ofSomebody({ after: fc.constantFrom({ name: 'Ana Silva' }, { street: '' }) }, 3),
  pairs: fc.uniqueArray(fc.constantFrom<[number, number]>([0, 1], [0, 2], [1, 2]), { selector: String }),
})

export type Facts = typeof factsOfThree extends fc.Arbitrary<infer Value> ? Value : never

function ofSomebody<Of extends object>(of: { [Key in keyof Of]: fc.Arbitrary<Of[Key]> }, maxLength: number) {
  return fc.array(fc.tuple(fc.integer({ min: 0, max: 2 }), fc.record(of)).map(([who, rest]) => ({ ...rest, who })), { maxLength })
}

/** Makes it so, and answers the three people's numbers. */
export async function happen(db: Db, facts: Facts): Promise<[number, number, number]> {
  const ids: number[] = []
  for (const { fields, ...person } of facts.people) {
    ids.push((await db.insertInto('people').values({ ...person, fields: JSON.stringify(fields) }).returning('id').executeTakeFirstOrThrow()).id)
  }
  const id = (who: number) => ids[who] ?? 0
  const slug = () => crypto.randomUUID()
  const groups = await db.insertInto('groups').values([0, 1].map((n) => ({ slug: slug(), kind: 'chapter', status: 'affiliated', name: `Group ${n}` } as const))).returning('id').execute()
  const group = (n: number) => groups[n]?.id ?? 0
  const mailing = await db.insertInto('mailings').values({ audience: 'a', list: 'newsletter', sender_name: 'We', subject: 's', author: 'Ada' }).returning('id').executeTakeFirstOrThrow()
  const call = { title: 'Help', starts_local: '2026-12-01 10:00', ends_local: '2026-12-01 12:00', zone: 'America/New_York', places: 3 }
  const local = { starts: '2026-12-01T10:00:00', ends: '2026-12-01T12:00:00' }
  const event = await db.insertInto('events').values({ slug: slug(), title: 'Talk', zone: 'America/New_York', ...local }).returning('id').executeTakeFirstOrThrow()
  const laid = { event_id: event.id, details_id: event.id, ...local, begins_at: new Date('2026-12-01T15:00:00Z'), ends_at: new Date('2026-12-01T17:00:00Z') }
  const times = await db.insertInto('event_times').values([{ ...laid, of: local.starts }, { ...laid, of: local.ends }]).returning('id').execute()
  const calls = await db.insertInto('help_calls').values([call, call]).returning('id').execute()

  for (const { who, ...said } of facts.consents) await db.insertInto('consents').values({ person_id: id(who), wording: 'w', how: 'form', channel: said.channel, list: said.list, given: said.given }).execute()
  for (const { who, kind, act } of facts.deeds) {
    await db.insertInto('deeds').values({ person_id: id(who), kind, subject: 'thing', subject_id: 1, act: `00000000-0000-4000-8000-00000000000${act}` }).onConflict((again) => again.doNothing()).execute()
  }
  for (const { who, group: n, role, ended } of facts.members) {
    await db.insertInto('group_members').values({ group_id: group(n), person_id: id(who), role, ended_at: ended ? sql<Date>`now()` : null }).onConflict((again) => again.doNothing()).execute()
  }
  for (const { who } of facts.recipients) await db.insertInto('deliveries').values({ mailing_id: mailing.id, person_id: id(who) }).onConflict((again) => again.doNothing()).execute()
  for (const { who, call: n, linked } of facts.askings) {
    const asking = await db.insertInto('help_askings').values({ help_call_id: calls[n]?.id ?? 0, person_id: id(who) }).onConflict((again) => again.doNothing()).returning('id').executeTakeFirst()
    if (asking && linked) await db.insertInto('help_links').values({ hash: slug(), asking_id: asking.id, letter: slug() }).execute()
  }
  for (const { who, time: n, linked } of facts.answers) {
    const answer = await db.insertInto('event_answers').values({ time_id: times[n]?.id ?? 0, person_id: id(who), answer: 'yes', placed_at: new Date() }).onConflict((again) => again.doNothing()).returning('id').executeTakeFirst()
    if (answer && linked) await db.insertInto('event_answer_links').values({ hash: slug(), answer_id: answer.id, letter: slug() }).execute()
  }
  for (const { who, skill } of facts.refusals) await db.insertInto('help_refusals').values({ person_id: id(who), skill_id: skill }).onConflict((again) => again.doNothing()).execute()
  for (const { who, miles } of facts.profiles) await db.insertInto('volunteer_profiles').values({ person_id: id(who), miles }).onConflict((again) => again.doNothing()).execute()
  for (const { who, cents } of facts.payments) {
    await db.insertInto('payments').values({ provider: 'hand', provider_id: slug(), person_id: id(who), cents, currency: 'usd', paid_at: new Date(), payer_name: 'Ana', note: 'cash' }).execute()
  }
  for (const { who } of facts.reports) await db.insertInto('reports').values({ key: slug(), action_id: 1, official_id: 1, call_id: slug(), outcome: 'voicemail', person_id: id(who) }).execute()
  for (const { who } of facts.users) await db.insertInto('users').values({ name: 'Ana', email: `${slug()}@arden.example`, person_id: id(who) }).execute()
  for (const { who, email } of facts.confirmed) await db.insertInto('confirmed_emails').values({ person_id: id(who), email }).onConflict((again) => again.doNothing()).execute()
  for (const { who } of facts.departures) await db.insertInto('departures').values({ person_id: id(who) }).onConflict((again) => again.doNothing()).execute()
  for (const { who, verdict } of facts.returns) {
    await db.insertInto('returns').values({ digest: Buffer.from(slug()), person_id: id(who), email: facts.people[who]?.emails[0] ?? '', mailing_id: mailing.id, verdict, reason: 'unknown user', words: 'no ana@arden.example', way: 'pipe', decision: 'nothing' }).execute()
  }
  for (const { who, after } of facts.changes) await db.insertInto('person_changes').values({ person_id: id(who), origin: 'office', after: JSON.stringify(after) }).execute()
  for (const [one, other] of facts.pairs) {
    await db.insertInto('duplicate_pairs').values({ one: id(one), other: id(other), score: 90, reasons: ['same name'] }).execute()
    await db.insertInto('distinctions').values({ one: id(one), other: id(other), actor: 'Ada' }).execute()
  }
  return [id(0), id(1), id(2)]
}

/** Everything that stands in the tables that point at people, and what hangs on them, but for lines that a merge writes and takes back. */
export async function everything(db: Db): Promise<Record<string, unknown[]>> {
  const { rows: tables } = await sql<{ name: string }>`
    select distinct target::text as name from person_pointers() union values ('people'), ('consent_standings'), ('help_links'), ('event_answer_links') order by 1
  `.execute(db)
  const all: Record<string, unknown[]> = {}
  for (const { name } of tables) {
    const { rows } = await sql<{ row: { how?: string } }>`select to_jsonb(t) as row from ${sql.table(name)} t order by to_jsonb(t)::text`.execute(db)
    all[name] = rows.map(({ row }) => row).filter(({ how }) => how !== 'merge' && how !== 'unmerge')
  }
  return all
}
