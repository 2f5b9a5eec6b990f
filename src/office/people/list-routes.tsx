import type { Context } from 'hono'
import { stream } from 'hono/streaming'
import { z } from 'zod'
import { idsMatching } from '#domain/audiences/matching.ts'
import * as segments from '#domain/audiences/segments.ts'
import * as divisions from '#domain/legislature/divisions.ts'
import * as places from '#domain/legislature/places.ts'
import * as customFields from '#domain/people/custom-fields.ts'
import * as exporting from '#domain/people/exporting.ts'
import type { Asked } from '#domain/people/matching.ts'
import * as searching from '#domain/people/searching.ts'
import * as tagging from '#domain/people/tagging.ts'
import * as taggings from '#domain/people/taggings.ts'
import * as vocabulary from '#domain/people/vocabulary.ts'
import * as scope from '#domain/staff/scope.ts'
import { csvLine } from '#engines/csv/csv.ts'
import { room } from '#http/context.ts'
import { readGiven } from '#http/form.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { guard, type Inside } from '#office/guard.ts'
import { numberShape } from '#office/number-shape.ts'
import { askedFor, type Filters, filtersShape, inAddress } from '#office/people/asked.ts'
import type { Choices } from '#office/people/people-filters.tsx'
import { PeoplePage } from '#office/people/people-page.tsx'
import { sheetOf } from '#office/people/sheet.ts'
import { tagShape } from '#office/people/tag-shape.ts'
import * as audit from '#platform/audit.ts'

const { people, peopleCsv, peopleTags, peopleTagging } = routes.office
const limit = 50
const afterShape = z.object({ after: numberShape.optional().catch(undefined) })
const doneShape = z.object({ did: z.enum(['tag', 'untag']), done: z.coerce.number().int().nonnegative(), word: tagShape, by: numberShape.optional().catch(undefined) })

export const listRoutes = room()

listRoutes.get(people.pattern, guard('read people'), (c) => showList(c))

/** All who fit as a spreadsheet reads it, first known first. */
listRoutes.get(peopleCsv.pattern, guard('export people'), async (c) => {
  const { db, actor, log, inScope } = c.var
  const reach = scope.reachOf(actor, 'export people')
  const fields = await customFields.list(db)
  const filters = filtersShape.parse(c.req.query())
  const asked = await meant(c, filters, fields)
  const sheet = sheetOf(c.var.atlas().jurisdiction.layers.filter(({ key }) => key !== 'place'), fields)
  await audit.record(db, actor, { act: 'export', subject: 'people', subjectId: 'list', after: { filters: Object.entries(inAddress(filters)).flatMap(([name, value]) => (value ? [name] : [])) } })

  c.header('content-type', 'text/csv; charset=utf-8')
  c.header('content-disposition', 'attachment; filename="people.csv"')
  c.header('cache-control', 'no-store')
  return stream(c, (out) => inScope(async (tx) => {
    await out.write(csvLine(sheet.head))
    for await (const page of exporting.inPages(tx, reach, asked)) {
      if (out.aborted) return
      await out.write(page.map((person) => csvLine(sheet.row(person))).join(''))
    }
  }), async (error) => log.error({ error: { name: error.name, stack: error.stack } }, 'an export broke off'))
})

listRoutes.put(peopleTags.pattern, guard('tag people'), (c) => tagThem(c, 'tag'))
listRoutes.delete(peopleTags.pattern, guard('tag people'), (c) => tagThem(c, 'untag'))

async function tagThem(c: Context<Inside>, act: 'tag' | 'untag') {
  const { db, actor } = c.var
  const given = await readGiven(c)
  const filters = filtersShape.parse(given)
  const tag = tagShape.safeParse(given.word)
  if (!tag.success) return showList(c, filters, tag.error.issues[0]?.message)
  const ids = Object.keys(given).flatMap((name) => (/^id-[1-9]\d{0,14}$/.test(name) ? [Number(name.slice(3))] : []))
  if (ids.length === 0 && !given.all) return showList(c, filters, 'Nobody is ticked. Tick those who are meant, or “all who fit”.')
  const whom = given.all ? { asked: await meant(c, filters, await customFields.list(db)) } : { ids }
  const change = act === 'tag' ? tagging.tag : tagging.untag
  const done = await change(db, actor, scope.reachOf(actor, 'tag people'), whom, tag.data)
  return c.redirect(people.href({}, { ...inAddress(filters), did: act, done: done.people, word: tag.data, by: done.id }), 303)
}

listRoutes.delete(peopleTagging.pattern, guard('tag people'), async (c) => {
  const { db, actor } = c.var
  const id = numberShape.safeParse(c.req.param('id'))
  const done = id.success ? await taggings.takeBack(db, actor, scope.reachOf(actor, 'tag people'), id.data) : undefined
  if (!done) return showList(c, undefined, 'That was taken back already, or is more than a day ago. Find those with the tag, and tick all who fit.')
  return c.redirect(people.href({}, { did: done.act, done: done.people, word: done.tag }), 303)
})

async function showList(c: Context<Inside>, filters: Filters = filtersShape.parse(c.req.query()), wrong?: string) {
  const { db, frame, actor } = c.var
  const choices = await choicesIn(c)
  const asked = await meant(c, filters, choices.fields)
  const { after } = afterShape.parse(c.req.query())
  const layer = c.var.atlas().jurisdiction.layers.find(({ key }) => key !== 'place')?.key
  const found = await searching.search(db, scope.reachOf(actor), asked, { after, limit, layer })
  const did = doneShape.safeParse(c.req.query())
  const done = did.success ? { act: did.data.did, people: did.data.done, tag: did.data.word, by: did.data.by } : undefined
  const tagged = actor.deeds.has('tag people') ? await taggings.recent(db) : []
  return show(c, <PeoplePage frame={frame} actor={actor} found={found} filters={filters} choices={choices} first={!after} tagged={tagged} done={done} wrong={wrong} />, wrong ? 422 : 200)
}

/** The question that the filters mean, with the segment's own. A segment that is gone means nobody. */
async function meant(c: Context<Inside>, filters: Filters, fields: readonly customFields.CustomField[]): Promise<Asked> {
  const asked = askedFor(filters, fields)
  if (filters.segment === undefined) return asked
  const segment = await segments.find(c.var.db, filters.segment)
  return { ...asked, inside: segment ? idsMatching(segment.rules) : (db) => db.selectFrom('people').select('id as person_id').where('id', '=', 0) }
}

async function choicesIn(c: Context<Inside>): Promise<Choices> {
  const { db, actor } = c.var
  const layers = c.var.atlas().jurisdiction.layers.filter(({ key }) => key !== 'place')
  const [words, towns, districts, fields, saved] = await Promise.all([
    vocabulary.inUse(db, scope.reachOf(actor)), places.list(db), divisions.ofLayers(db, layers.map(({ key }) => key)), customFields.list(db), actor.deeds.has('read segments') ? segments.list(db) : [],
  ])
  const byLayer = Map.groupBy(districts, ({ layer }) => layer)
  return { ...words, towns, fields, segments: saved, layers: layers.map(({ key, singular, plural }) => ({ name: plural, singular, districts: byLayer.get(key) ?? [] })) }
}
