import { z } from 'zod'
import * as checklists from '#domain/groups/checklists.ts'
import type { Group } from '#domain/groups/groups.ts'
import { isTeam } from '#domain/groups/groups.ts'
import * as steps from '#domain/groups/steps.ts'
import * as terms from '#domain/groups/terms.ts'
import * as scope from '#domain/staff/scope.ts'
import * as staff from '#domain/staff/staff.ts'
import { type Actor, room } from '#http/context.ts'
import { readForm, readGiven, refuse } from '#http/form.ts'
import { routes } from '#http/routes.ts'
import { desk } from '#office/groups/desk.tsx'
import { found } from '#office/groups/found.ts'
import { guard } from '#office/guard.ts'
import { refusal } from '#office/refusal.tsx'
import { today } from '#ui/day.tsx'
import { readDecision, refusals } from '#ui/term-form.tsx'

const stepForm = z.object({ became: z.enum(['applied', 'forming', 'affiliated', 'dormant', 'closed']), reason: z.string().trim().max(2000).default('') })
const day = z.union([z.literal('').transform(() => null), z.iso.date('Write a day, as in 2026-12-31.')]).default(null)
const checklistForm = z.object({ conversation_on: day, agreement_on: day, first_meeting_on: day, mentor_id: z.union([z.literal('').transform(() => null), z.uuid()]).default(null) })
const why: Record<Exclude<steps.Stepped, 'done'>, string> = {
  'no such step': 'That step cannot be taken from here. Perhaps somebody was faster: this is how it stands now.',
  'no reason': 'Say why, in a sentence: it stands in the letter to those who lead it.',
  'not ready': 'It is not ready for that: see what is still missing, or which day has passed.',
}

/** Teams are approved, other groups reviewed: two rights that the board may hold apart. */
const decides = (actor: Actor, group: Group) => scope.isWhole(actor, isTeam(group) ? 'approve teams' : 'review groups')

export const deskRoutes = room()

deskRoutes.get(routes.office.group.pattern, guard('read groups'), async (c) => {
  const group = await found(c, 'read groups')
  return group ? desk(c, group, { did: c.req.query('did') }) : c.notFound()
})

deskRoutes.put(routes.office.groupStatus.pattern, guard('read groups'), async (c) => {
  const group = await found(c, 'read groups')
  if (!group) return c.notFound()
  if (!decides(c.var.actor, group)) return refusal(c)
  const form = await readForm(c, stepForm)
  if (!form.ok) return desk(c, group, { wrong: why['no such step'] })
  const became = await steps.take(c.var.db, c.var.actor, group, { ...form.values, on: today() })
  return became === 'done' ? c.redirect(routes.office.group.href(group, { did: 'stepped' }), 303) : desk(c, group, { wrong: why[became] })
})

deskRoutes.put(routes.office.groupChecklist.pattern, guard('review groups'), async (c) => {
  const { db, actor } = c.var
  const group = await found(c, 'review groups')
  if (!group) return c.notFound()
  const form = await readForm(c, checklistForm)
  if (!form.ok) return desk(c, group, { checklist: form })
  const mentor = form.values.mentor_id ? await staff.find(db, form.values.mentor_id) : undefined
  await checklists.keep(db, actor, group, { ...form.values, mentor_id: mentor?.id ?? null, mentor: mentor?.name ?? '' })
  return c.redirect(routes.office.group.href(group, { did: 'kept' }), 303)
})

deskRoutes.put(routes.office.groupTerm.pattern, guard('run a group'), async (c) => {
  const group = await found(c, 'run a group')
  if (!group) return c.notFound()
  const given = await readGiven(c)
  const decision = readDecision(given)
  if (!decision) return desk(c, group, { term: refuse(given, 'decision', 'Choose one of them.') })
  const became = await terms.decide(c.var.db, c.var.actor, group, decision, today())
  return became === 'done' ? c.redirect(routes.office.group.href(group, { did: 'decided' }), 303) : desk(c, group, { term: refuse(given, refusals[became].field, refusals[became].sentence) })
})
