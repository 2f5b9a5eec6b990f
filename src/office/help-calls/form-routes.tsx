import type { Context } from 'hono'
import * as groups from '#domain/groups/groups.ts'
import * as places from '#domain/legislature/places.ts'
import * as calling from '#domain/volunteering/calling.ts'
import * as choices from '#domain/volunteering/choices.ts'
import type { Placed } from '#domain/volunteering/help-calls.ts'
import { room } from '#http/context.ts'
import { checkForm, type Given, readGiven, refuse, type Refused } from '#http/form.ts'
import { ownOrigin } from '#http/own-origin.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { guard, type Inside } from '#office/guard.ts'
import { found, mayWith, scopeOf } from '#office/help-calls/found.ts'
import { blank, draftFrom, givenFrom, helpCallForm } from '#office/help-calls/help-call-form.ts'
import { HelpCallFormPage } from '#office/help-calls/help-call-form-page.tsx'
import { refusal } from '#office/refusal.tsx'

const { helpCalls, newHelpCall, helpCall, helpCallForm: formAddress, candidates } = routes.office
const calls = guard('call for help')
type Read = { ok: true; draft: calling.Draft; groupId: number | null } | Refused

export const helpCallFormRoutes = room()

helpCallFormRoutes.get(newHelpCall.pattern, calls, (c) => showForm(c, { ...blank(c.var.atlas().jurisdiction.timeZone), group: c.req.query('group') ?? '' }))

helpCallFormRoutes.post(helpCalls.pattern, calls, async (c) => {
  const { db, actor } = c.var
  const read = await readDraft(c)
  if (!read.ok) return showForm(c, read.given, read)
  if (!mayWith(c, 'call for help', { group_id: read.groupId })) return refusal(c)
  const call = await calling.open(db, actor, read.groupId, read.draft)
  return c.redirect(candidates.href(call), 303)
})

helpCallFormRoutes.get(formAddress.pattern, calls, async (c) => {
  const call = await found(c, 'call for help')
  return call ? showForm(c, givenFrom(call), undefined, call) : c.notFound()
})

helpCallFormRoutes.put(helpCall.pattern, calls, async (c) => {
  const { db, actor, settings } = c.var
  const call = await found(c, 'call for help')
  if (!call) return c.notFound()
  const read = await readDraft(c)
  if (!read.ok) return showForm(c, read.given, read, call)
  const became = await calling.edit(db, actor, call.id, read.draft, { now: new Date(), origin: ownOrigin(settings, c.req.url) })
  if (became === 'more have a place') {
    return showForm(c, await readGiven(c), refuse(await readGiven(c), 'places', `${call.taken} people have a place already. Keep at least as many, or cancel the call and make another.`), call)
  }
  return became === 'gone' ? c.notFound() : c.redirect(helpCall.href(call), 303)
})

async function readDraft(c: Context<Inside>): Promise<Read> {
  const { db } = c.var
  const given = await readGiven(c)
  const form = checkForm(given, helpCallForm)
  if (!form.ok) return form
  const [town, another] = form.values.town ? await places.named(db, form.values.town) : []
  if (form.values.town && another) return refuse(given, 'town', 'Several towns go by that name. Write the name of the town itself.')
  if (form.values.town && !town) return refuse(given, 'town', 'We know no town of that name here. Choose one of the list.')
  return { ok: true, draft: draftFrom(given, form.values, town?.id ?? null, await choices.list(db)), groupId: form.values.group }
}

async function showForm(c: Context<Inside>, given: Given, form?: Refused, call?: Placed) {
  const { db, frame, actor } = c.var
  const { whole, groups: own } = scopeOf(c, 'call for help')
  const [known, named, towns] = await Promise.all([choices.list(db), groups.names(db), places.list(db)])
  const offered = known.filter(({ id, retired_at }) => !retired_at || call?.skills.includes(id) || call?.issue_id === id)
  const page = (
    <HelpCallFormPage
      frame={frame} actor={actor} call={call} given={given} form={form} choices={offered} whole={whole} groups={named.filter(({ id }) => whole || own.includes(id))}
      towns={towns.map(({ display_name }) => display_name)}
    />
  )
  return show(c, page, form ? 422 : 200)
}
