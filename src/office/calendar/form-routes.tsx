import type { Context } from 'hono'
import { z } from 'zod'
import * as publishing from '#domain/actions/publishing.ts'
import * as planks from '#domain/agenda/planks.ts'
import * as events from '#domain/calendar/events.ts'
import { type Asked, rewrite } from '#domain/calendar/rewriting.ts'
import * as rooms from '#domain/calendar/rooms.ts'
import * as writing from '#domain/calendar/writing.ts'
import * as zoomMeetings from '#domain/calendar/zoom-meetings.ts'
import * as groups from '#domain/groups/groups.ts'
import * as places from '#domain/legislature/places.ts'
import { room } from '#http/context.ts'
import { checkForm, type Given, readGiven, refuse, type Refused } from '#http/form.ts'
import { ownOrigin } from '#http/own-origin.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { blank, draftFrom, eventForm, givenFrom } from '#office/calendar/event-form.ts'
import { type Choices, EventFormPage, type For } from '#office/calendar/event-form-page.tsx'
import { found, ownGroups, writes } from '#office/calendar/found.ts'
import { instanceOf } from '#office/calendar/instance-of.ts'
import { guard, type Inside } from '#office/guard.ts'
import { aliveNow } from '#office/writings/alive.ts'
import { hasZoom } from '#platform/zoom.ts'
import { fullDay } from '#ui/day.tsx'

const { events: all, newEvent, event: one, eventForm: formAddress } = routes.office
const writesEvents = guard('write events')
const whichShape = z.object({ which: z.enum(['all', 'this', 'following']).catch('all'), of: z.string().regex(/^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d)?$/).optional().catch(undefined), version: z.coerce.number().int().catch(0) })

export const formRoutes = room()

formRoutes.get(newEvent.pattern, writesEvents, (c) => {
  const group = c.req.query('group') ?? String(ownGroups(c)?.[0] ?? '')
  return showForm(c, { ...blank(c.var.atlas().jurisdiction.timeZone), group })
})

formRoutes.post(all.pattern, writesEvents, async (c) => {
  const read = await readDraft(c)
  if (!read.ok) return showForm(c, read.given, { form: read })
  const event = await writing.draft(c.var.db, c.var.actor, read.draft)
  return c.redirect(one.href(event, { did: 'draft' }), 303)
})

formRoutes.get(formAddress.pattern, writesEvents, async (c) => {
  const event = await found(c)
  if (!event) return c.notFound()
  const of = forOf(whichShape.parse(c.req.query()))
  const shown = of.which === 'all' ? event : await instanceOf(c.var.db, event, of.of, of.which)
  if (!shown) return c.notFound()
  const link = await rooms.of(c.var.db, shown) ?? await rooms.of(c.var.db, event)
  const zoom: Given = (await zoomMeetings.of(c.var.db, event))?.wanted ? { zoom: 'yes' } : {}
  return showForm(c, { ...givenFrom(shown, link, c.var.atlas().jurisdiction.timeZone), ...zoom, version: String(event.version) }, { event, of })
})

formRoutes.put(one.pattern, writesEvents, async (c) => {
  const { db, actor, settings } = c.var
  const event = await found(c)
  if (!event) return c.notFound()
  const given = await readGiven(c)
  const { version, ...which } = whichShape.parse(given)
  const of = forOf(which)
  const read = await readDraft(c, event)
  if (!read.ok) return showForm(c, read.given, { form: read, event, of })
  const asked: Asked = of.which === 'all' ? { id: event.id, version, which: 'all' } : { id: event.id, version, which: of.which, of: of.of }
  const became = await rewrite(db, actor, asked, read.draft, { now: new Date(), origin: ownOrigin(settings, c.req.url) })
  if (became === 'gone') return c.notFound()
  if (became === 'changed since') return showForm(c, { ...given, version: String(event.version) }, { event, of, meanwhile: true })
  return c.redirect(one.href(became, { did: 'saved' }), 303)
})

const forOf = ({ which, of }: { which: For['which']; of?: string }): For => (which === 'all' || !of ? { which: 'all' } : { which, of, day: fullDay(of.slice(0, 10)) })

type Read = { ok: true; draft: writing.Draft } | Refused

async function readDraft(c: Context<Inside>, event?: events.Placed): Promise<Read> {
  const { db } = c.var
  const given = await readGiven(c)
  const form = checkForm(given, eventForm)
  if (!form.ok) return form
  if (!writes(c, form.values.group)) return refuse(given, 'group', 'Choose one of the list.')
  const [town, another] = form.values.town ? await places.named(db, form.values.town) : []
  if (form.values.town && another) return refuse(given, 'town', 'Several towns go by that name. Write the name of the town itself.')
  if (form.values.town && !town) return refuse(given, 'town', 'We know no town of that name here. Choose one of the list.')
  const kept = event && event.address === form.values.address ? { lat: event.lat, lon: event.lon } : {}
  return { ok: true, draft: draftFrom(given, form.values, { placeId: town?.id ?? null, rule: event?.rule ?? null, zoom: hasZoom(c.var.settings), ...kept }) }
}

type Shown = { form?: Refused; event?: events.Placed; of?: For; meanwhile?: boolean }

async function showForm(c: Context<Inside>, given: Given, { form, event, of, meanwhile }: Shown = {}) {
  const { frame, actor } = c.var
  const page = <EventFormPage frame={frame} actor={actor} event={event} of={of} given={given} form={form} choices={await choicesIn(c, event)} meanwhile={meanwhile} />
  return show(c, page, form ? 422 : meanwhile ? 409 : 200)
}

async function choicesIn(c: Context<Inside>, event?: events.Placed): Promise<Choices> {
  const { db } = c.var
  const own = ownGroups(c)
  const [names, agendas, live, towns, alive] = await Promise.all([groups.names(db), planks.platform(db), publishing.listLive(db), places.list(db), aliveNow(db)])
  const kept = event?.hosts.filter(({ id }) => !names.some((group) => group.id === id)) ?? []
  const known = [...names, ...kept]
  return {
    whole: !own, own: own ? known.filter(({ id }) => own.includes(id)) : known, others: known, planks: agendas.flatMap((agenda) => agenda.planks),
    actions: live.map(({ id, title }) => ({ id, title })), towns: towns.map(({ display_name }) => display_name), alive, zoom: hasZoom(c.var.settings),
  }
}
