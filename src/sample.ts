import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import * as actions from '#domain/actions/actions.ts'
import * as publishing from '#domain/actions/publishing.ts'
import * as agendas from '#domain/agenda/agendas.ts'
import * as keeping from '#domain/agenda/keeping.ts'
import * as writing from '#domain/agenda/writing.ts'
import * as organizations from '#domain/content/organizations.ts'
import * as areas from '#domain/groups/areas.ts'
import * as founding from '#domain/groups/founding.ts'
import * as starterKit from '#domain/groups/starter-kit.ts'
import * as levels from '#domain/membership/levels.ts'
import { plain } from '#engines/texts/plain.ts'
import { keep } from '#engines/texts/writing.ts'
import type { Db } from '#platform/database.ts'
import { together } from '#platform/together.ts'
import { puttingIn, sampleEvent } from '#sample-events.ts'
import { archiving, sampleLetter } from '#sample-letters.ts'
import { sampleResource, shelving } from '#sample-resources.ts'

const program = { id: 'commonweal', name: 'Commonweal' }
const file = join(import.meta.dirname, '../database/bay-colony-neighbors.yaml')
const text = z.string().trim().default('')
const day = z.number().int()

const sampleShape = z.strictObject({
  organization: z.strictObject({
    name: text, motto: text, email: text, postal: text, small_print: text,
    brand_hue: z.number(), brand_chroma: z.number(), paper_hue: z.number(),
  }),
  pages: z.array(z.strictObject({ slug: text, title: text, lede: text, body: text, audience: z.enum(['everyone', 'members', 'staff']).default('everyone') })),
  levels: z.array(z.strictObject({ name: text, kind: z.enum(['dues', 'hardship', 'free', 'granted']), cents: z.number().int().default(0), every: z.enum(['month', 'year']).nullable().default(null), about: text })),
  stories: z.array(z.strictObject({ slug: text, opens: day, kicker: text, author: text, title: text, lede: text, body: text })),
  actions: z.array(z.strictObject({
    title: text, kind: z.enum(['call', 'email', 'letter']),
    addresses: z.enum(['representative', 'senator', 'legislators', 'congress-member', 'us-senators', 'office', 'committee']),
    office: z.string().nullable().default(null), committee: z.string().optional(), urgent: z.boolean().default(false), opens: day, closes: day,
    issue: text, ask: text, why: text, talking_points: text, more_info: text, script: text, fact_sheet_url: text,
    bill_number: text, bill_title: text, bill_sponsor: text, bill_committee: text,
  })),
  platform: z.array(z.strictObject({ title: text, lede: text, planks: z.array(z.strictObject({ title: text, ask: text, position: text, why: text, coalitions: z.array(text).default([]) })) })),
  coalitions: z.array(z.strictObject({ name: text, purpose: text, our_part: text, website: text, is_national: z.boolean().default(false) })),
  starter_kit: text,
  events: z.array(sampleEvent),
  resources: z.array(sampleResource),
  letters: z.array(sampleLetter),
  groups: z.array(z.strictObject({
    name: text, kind: z.enum(['chapter', 'local-group', 'ally', 'standing-team', 'action-team']), status: z.enum(['forming', 'affiliated']).default('affiliated'),
    area: text, about: text, meets: text, links: text, first_steps: text, wanted: text, ends: day.optional(),
  })),
})

type Sample = z.infer<typeof sampleShape>

/** Where there is no organization yet, one to look at, with its pages, platform, coalitions, levels of membership, stories, actions, groups, events, resources and letters; their days are counted from `today`. */
export async function introduce(db: Db, today: Date) {
  if (await organizations.find(db)) return
  const sample = sampleShape.parse(parse(await readFile(file, 'utf8')))
  await together(db, async (tx) => {
    await organizations.introduce(tx, sample.organization)
    await tx.insertInto('pages').values(sample.pages.map((page, ordinal) => ({ ...kept(page), ordinal }))).onConflict((known) => known.doNothing()).execute()
    await tx
      .insertInto('stories')
      .values(sample.stories.map(({ opens, ...story }) => ({ ...kept(story), published_at: daysFrom(today, opens) })))
      .onConflict((known) => known.doNothing())
      .execute()
    await stand(tx, sample)
    for (const level of sample.levels) await levels.define(tx, program, { ...level, currency: 'usd', grace_days: 30 })
    for (const action of sample.actions) await publish(tx, action, today)
    for (const group of sample.groups) await found(tx, group, today)
    for (const event of sample.events) await puttingIn(tx, program, event, today, new Intl.DateTimeFormat().resolvedOptions().timeZone)
    for (const resource of sample.resources) await shelving(tx, program, resource)
    for (const letter of sample.letters) await archiving(tx, sample.organization, letter, today)
    await starterKit.write(tx, program, sample.starter_kit)
  })
}

/** A text of the file, in plain words there, as it is kept. */
function kept<Text extends { body: string }>(written: Text) {
  const body = keep(written.body)
  return { ...written, body, plain: plain(body) }
}

/** The platform, published, and the coalitions that its planks name. */
async function stand(tx: Db, { platform, coalitions }: Sample) {
  const named = new Map<string, number[]>()
  for (const { planks, ...words } of platform) {
    const agenda = await agendas.open(tx, program, words)
    for (const { coalitions: partners, ...plank } of agenda ? planks : []) {
      const drafted = await writing.draft(tx, program, { ...plank, agenda_id: agenda?.id ?? 0 })
      if (typeof drafted === 'string') continue
      await writing.publish(tx, program, drafted.id, true)
      for (const name of partners) named.set(name, [...named.get(name) ?? [], drafted.id])
    }
  }
  for (const coalition of coalitions) await keeping.add(tx, program, { ...coalition, links: [], status: 'active', parent_id: null, planks: named.get(coalition.name) ?? [] })
}

/** An action to a committee that this jurisdiction does not have is left out. */
async function publish(db: Db, { opens, closes, committee, ...draft }: Sample['actions'][number], today: Date) {
  const addressed = committee
    ? await db.selectFrom('committees').select('id').where('name', '=', committee).where('chamber', '=', 'joint').where('ended_on', 'is', null).executeTakeFirst()
    : undefined
  if (committee && !addressed) return
  const action = await actions.draft(db, program, { ...draft, committee_id: addressed?.id ?? null, closes_at: daysFrom(today, closes) })
  await publishing.publish(db, program, action, daysFrom(today, opens))
}

/** What of its area this jurisdiction does not have is left out. */
async function found(db: Db, { area, status, ends, ...draft }: Sample['groups'][number], today: Date) {
  const on = dayOf(today)
  const { area: known } = await areas.read(db, area)
  await founding.found(db, { ...draft, parent_id: null, ends_on: ends === undefined ? null : dayOf(daysFrom(today, ends)) }, { status, area: known, on })
}

const dayOf = (at: Date) => at.toISOString().slice(0, 10)

/** That day at five minutes to midnight New York winter time, or when it lies behind us at the hour of `today`. */
function daysFrom(today: Date, days: number): Date {
  const then = new Date(today.getTime() + days * 24 * 3600 * 1000)
  if (days > 0) then.setUTCHours(4 + 24, 55, 0, 0)
  return then
}
