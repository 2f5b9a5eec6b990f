import type { Context } from 'hono'
import { z } from 'zod'
import * as planks from '#domain/agenda/planks.ts'
import * as hosts from '#domain/calendar/hosts.ts'
import * as listing from '#domain/calendar/listing.ts'
import * as places from '#domain/legislature/places.ts'
import { type Env, room } from '#http/context.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { askedOf } from '#site/calendar/asked.ts'
import { DaysPage } from '#site/calendar/days-page.tsx'
import { MapPage } from '#site/calendar/map-page.tsx'
import { sheetOf } from '#site/calendar/month.ts'
import { MonthPage } from '#site/calendar/month-page.tsx'
import type { Choices } from '#site/calendar/views.tsx'
import { townsDrawn } from '#site/groups/nearness.ts'
import { today } from '#ui/day.tsx'

const { events, eventsMonth, eventsMap } = routes.site
const [size, perDay, onMap] = [40, 4, 500]

export const calendarRoutes = room()

calendarRoutes.get(events.pattern, async (c) => {
  const { db, frame } = c.var
  const [asked, choices] = await Promise.all([askedOf(c), choicesIn(c)])
  const { from, after } = beginning(c)
  const found = await listing.list(db, asked.filter, { from, after, limit: size + 1 })
  const times = found.slice(0, size)
  const later = found.length > size ? times.at(-1) : undefined
  return show(c, <DaysPage frame={frame} asked={asked} choices={choices} times={times} month={today().slice(0, 7)} today={today()} later={later} first={!after} />)
})

calendarRoutes.get(eventsMonth.pattern, async (c) => {
  const { db, frame } = c.var
  const sheet = sheetOf(c.req.param('month'))
  if (!sheet) return c.notFound()
  const [asked, choices] = await Promise.all([askedOf(c), choicesIn(c)])
  return show(c, <MonthPage frame={frame} asked={asked} choices={choices} sheet={sheet} times={await listing.inMonth(db, asked.filter, sheet.from, sheet.until, perDay)} today={today()} />)
})

calendarRoutes.get(eventsMap.pattern, async (c) => {
  const { db, frame, atlas } = c.var
  const [asked, choices] = await Promise.all([askedOf(c), choicesIn(c)])
  const times = await listing.list(db, asked.filter, { from: new Date(), once: true, limit: onMap })
  return show(c, <MapPage frame={frame} asked={asked} choices={choices} times={times} month={today().slice(0, 7)} drawn={townsDrawn(atlas().districts)} />)
})

const day = z.iso.date()
const last = /^(\d{1,15})-(\d{1,15})$/

/** From now on, from the beginning of a day, or behind the last one seen: "1793746800000-17". */
function beginning(c: Context<Env>): { from: Date; after?: { begins_at: Date; id: number } } {
  const from = day.safeParse(c.req.query('from'))
  const [, begins, id] = last.exec(c.req.query('after') ?? '') ?? []
  const start = from.success ? new Date(`${from.data}T00:00:00`) : new Date()
  return begins && id ? { from: new Date(Math.min(Date.now(), Number(begins))), after: { begins_at: new Date(Number(begins)), id: Number(id) } } : { from: start }
}

async function choicesIn(c: Context<Env>): Promise<Choices> {
  const { db } = c.var
  const [towns, teams, agendas] = await Promise.all([places.list(db), hosts.hosting(db, new Date()), planks.platform(db)])
  return { towns: towns.map(({ display_name }) => display_name), groups: teams, planks: agendas.flatMap((agenda) => agenda.planks) }
}
