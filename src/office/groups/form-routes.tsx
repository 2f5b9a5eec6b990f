import type { Context } from 'hono'
import * as areas from '#domain/groups/areas.ts'
import * as founding from '#domain/groups/founding.ts'
import * as groups from '#domain/groups/groups.ts'
import * as terms from '#domain/groups/terms.ts'
import * as scope from '#domain/staff/scope.ts'
import { room } from '#http/context.ts'
import { checkForm, type Given, readGiven, refuse, type Refused } from '#http/form.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { found } from '#office/groups/found.ts'
import { newForm, placeForm, wordsForm } from '#office/groups/group-form.ts'
import { GroupFormPage } from '#office/groups/group-form-page.tsx'
import { guard, type Inside } from '#office/guard.ts'
import { today } from '#ui/day.tsx'
import { together } from '#platform/together.ts'

const circle = 'A group cannot be part of itself, nor of a group that is part of it. Choose another.'

export const formRoutes = room()

formRoutes.get(routes.office.newGroup.pattern, guard('review groups'), (c) => page(c, { kind: 'local-group' }))

formRoutes.post(routes.office.groups.pattern, guard('review groups'), async (c) => {
  const { db, actor } = c.var
  const given = await readGiven(c)
  const form = checkForm(given, newForm)
  if (!form.ok) return page(c, given, { form })
  const { area: lines, ...draft } = form.values
  const { area, unknown } = await areas.read(db, lines)
  if (unknown.length) return page(c, given, { form: refuse(given, 'area', strange(unknown)) })
  const team = draft.kind === 'action-team'
  if (team && !terms.canEnd(draft.ends_on ?? '', today())) return page(c, given, { form: refuse(given, 'ends_on', 'An action team ends on a day to come, within a year.') })
  if (draft.parent_id && !await groups.find(db, draft.parent_id)) return page(c, given, { form: refuse(given, 'parent_id', 'That group is not there any more. Choose another.') })
  const group = await founding.enter(db, actor, { ...draft, ends_on: team ? draft.ends_on : null }, area, today())
  return c.redirect(routes.office.group.href(group, { did: 'entered' }), 303)
})

formRoutes.get(routes.office.groupForm.pattern, guard('run a group'), async (c) => {
  const group = await found(c, 'run a group')
  return group ? page(c, await givenFrom(c, group), { group }) : c.notFound()
})

/** Leads change what their group says; its name, place and area are the organisation's. */
formRoutes.put(routes.office.group.pattern, guard('run a group'), async (c) => {
  const { db, actor } = c.var
  const group = await found(c, 'run a group')
  if (!group) return c.notFound()
  const given = await readGiven(c)
  const words = checkForm(given, wordsForm)
  if (!words.ok) return page(c, given, { group, form: words })
  if (!scope.isWhole(actor, 'review groups')) {
    await groups.describe(db, actor, group, words.values)
    return c.redirect(routes.office.group.href(group, { did: 'saved' }), 303)
  }
  const place = checkForm(given, placeForm)
  if (!place.ok) return page(c, given, { group, form: place })
  const { area, unknown } = await areas.read(db, place.values.area)
  if (unknown.length) return page(c, given, { group, form: refuse(given, 'area', strange(unknown)) })
  const { name, parent_id } = place.values
  if (parent_id && !await groups.find(db, parent_id)) return page(c, given, { group, form: refuse(given, 'parent_id', 'That group is not there any more. Choose another.') })
  if (await founding.edit(db, actor, group, { name, parent_id }, area) === 'circle') return page(c, given, { group, form: refuse(given, 'parent_id', circle) })
  await together(db, (tx) => groups.describe(tx, actor, group, words.values))
  return c.redirect(routes.office.group.href(group, { did: 'saved' }), 303)
})

const strange = (lines: string[]) => `We know no one town, county or district by ${lines.length === 1 ? 'this name' : 'these names'}: ${lines.slice(0, 5).join('; ')}.`

async function givenFrom(c: Context<Inside>, group: groups.Group): Promise<Given> {
  const { name, kind, about, meets, links, first_steps, wanted, closing_report, parent_id } = group
  return { name, kind, about, meets, links, first_steps, wanted, closing_report, parent_id: parent_id ? String(parent_id) : '', area: areas.write(await areas.of(c.var.db, group)) }
}

async function page(c: Context<Inside>, given: Given, { group, form }: { group?: groups.Group; form?: Refused } = {}) {
  const { db, frame, actor } = c.var
  const whole = scope.isWhole(actor, 'review groups')
  const parents = whole ? (await groups.names(db)).filter(({ id }) => id !== group?.id) : []
  return show(c, <GroupFormPage frame={frame} actor={actor} group={group} given={given} form={form} parents={parents} whole={whole} />, form ? 422 : 200)
}
