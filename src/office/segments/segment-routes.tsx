import type { Context } from 'hono'
import * as audiences from '#domain/audiences/audiences.ts'
import * as segments from '#domain/audiences/segments.ts'
import * as scope from '#domain/staff/scope.ts'
import { room } from '#http/context.ts'
import { type Given, readGiven, type Refused, refuse } from '#http/form.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { guard, type Inside } from '#office/guard.ts'
import { numberShape } from '#office/number-shape.ts'
import { choicesFor } from '#office/segments/choices.ts'
import { conditionOf } from '#office/segments/condition-form.ts'
import { type Draft, isGroup, partAt, readDraft } from '#office/segments/draft.ts'
import { draftOf, rulesOf } from '#office/segments/rules-form.ts'
import { SegmentPage } from '#office/segments/segment-page.tsx'
import { SegmentsPage } from '#office/segments/segments-page.tsx'

const { segments: all, newSegment, segment: one } = routes.office
const shown = 10
const known = 'Another segment has this name.'

export const segmentRoutes = room()

segmentRoutes.get(all.pattern, guard('read segments'), async (c) => {
  const { db, frame, actor } = c.var
  return show(c, <SegmentsPage frame={frame} actor={actor} segments={await segments.list(db)} deleted={c.req.query('did') === 'delete'} />)
})

segmentRoutes.get(newSegment.pattern, guard('read segments'), (c) => build(c, readDraft(c.req.query())))

segmentRoutes.get(one.pattern, guard('read segments'), async (c) => {
  const segment = await found(c)
  if (!segment) return c.notFound()
  const asked = c.req.query()
  return 'join' in asked ? build(c, readDraft(asked), { segment }) : build(c, draftOf(segment.rules), { segment, given: { name: segment.name } })
})

segmentRoutes.post(all.pattern, guard('save segments'), (c) => save(c))

segmentRoutes.put(one.pattern, guard('save segments'), async (c) => {
  const segment = await found(c)
  return segment ? save(c, segment) : c.notFound()
})

segmentRoutes.delete(one.pattern, guard('save segments'), async (c) => {
  const id = numberShape.safeParse(c.req.param('id'))
  if (id.success) await segments.remove(c.var.db, c.var.actor, id.data)
  return c.redirect(all.href({}, { did: 'delete' }), 303)
})

async function save(c: Context<Inside>, segment?: segments.Segment) {
  const { db, actor } = c.var
  const given = await readGiven(c)
  const draft = readDraft(given)
  const read = rulesOf(draft, (await choicesFor(c)).fields)
  const name = (given.name ?? '').trim()
  const lack = wrongWith(name, read)
  if (lack || !('rules' in read)) return build(c, draft, { segment, given, form: refuse(given, ...lack ?? ['rules', 'These rules cannot be kept.']) })
  const kept = segment ? await segments.change(db, actor, segment.id, { name, rules: read.rules }) : await segments.save(db, actor, { name, rules: read.rules })
  if (kept === 'gone') return c.notFound()
  return kept === 'known already' ? build(c, draft, { segment, given, form: refuse(given, 'name', known) }) : c.redirect(one.href(kept, { did: 'save' }), 303)
}

function wrongWith(name: string, read: ReturnType<typeof rulesOf>): [string, string] | undefined {
  if (!name) return ['name', 'Give it a name.']
  if (name.length > 100) return ['name', 'Write at most 100 letters.']
  if ('reason' in read) return ['rules', read.reason]
  if (read.open > 0) return ['rules', 'Something is still to be chosen in a condition. Choose it, or remove the condition.']
  return read.rules.parts.length === 0 ? ['rules', 'Say at least one thing that has to be so of them.'] : undefined
}

async function build(c: Context<Inside>, draft: Draft, { segment, given = c.req.query(), form }: { segment?: segments.Segment; given?: Given; form?: Refused } = {}) {
  const { db, frame, actor } = c.var
  const choices = await choicesFor(c)
  const read = rulesOf(draft, choices.fields)
  const reach = scope.reachOf(actor, 'read people')
  const [size, people] = 'rules' in read ? await Promise.all([audiences.size(db, read.rules, reach, 'newsletter'), audiences.page(db, read.rules, reach, shown)]) : []
  const wrong = form ?? ('reason' in read ? refuse(given, 'rules', read.reason) : undefined)
  const open = (path: string) => { const part = partAt(draft, path); return !!part && !isGroup(part) && !conditionOf(part, choices.fields) }
  const shared = { frame, actor, segment, draft, choices, open }
  const page = <SegmentPage {...shared} name={given.name ?? ''} found={size && people && { size, people }} form={wrong} saved={c.req.query('did') === 'save'} />
  return show(c, page, wrong ? 422 : 200)
}

async function found(c: Context<Inside>) {
  const id = numberShape.safeParse(c.req.param('id'))
  return id.success ? segments.find(c.var.db, id.data) : undefined
}
