import type { Context } from 'hono'
import { z } from 'zod'
import * as answering from '#domain/calendar/answering.ts'
import * as answers from '#domain/calendar/answers.ts'
import * as listing from '#domain/calendar/listing.ts'
import * as presence from '#domain/calendar/presence.ts'
import * as people from '#domain/people/people.ts'
import type { Person } from '#domain/people/person.ts'
import { type Deed, may } from '#domain/staff/may.ts'
import * as scope from '#domain/staff/scope.ts'
import { csvLine } from '#engines/csv/csv.ts'
import { room } from '#http/context.ts'
import { asGiven, checkForm, readGiven, type Refused, refuse } from '#http/form.ts'
import { emailShape, nameShape } from '#http/introduction.ts'
import { ownOrigin } from '#http/own-origin.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { ComingPage } from '#office/calendar/coming-page.tsx'
import { sheetOf } from '#office/calendar/coming-sheet.ts'
import { guard, type Inside } from '#office/guard.ts'
import { numberShape } from '#office/number-shape.ts'
import * as audit from '#platform/audit.ts'
import { mostGuests, noRoom, tooLate, tooMany } from '#ui/coming-words.ts'

const { eventPeople, eventPeopleCsv, eventPerson, eventPresence } = routes.office
const [reads, runs, exports] = [guard('read people'), guard('run a group'), guard('export people')]
const guests = z.coerce.number('Choose how many they bring.').int().min(0).max(mostGuests).default(0)
const callerForm = z.object({ name: nameShape, email: emailShape, guests })
const heardForm = z.object({ answer: z.enum(['yes', 'no']) })
const stranger = 'Nobody in your groups has this address. They can say yes themselves on the page of the event, or join your group first.'
type Time = NonNullable<Awaited<ReturnType<typeof listing.anyWithId>>>

export const comingRoutes = room()

comingRoutes.get(eventPeople.pattern, reads, async (c) => {
  const time = await timeHere(c, 'read people')
  return time ? page(c, time) : c.notFound()
})

comingRoutes.get(eventPeopleCsv.pattern, exports, async (c) => {
  const { db, actor } = c.var
  const time = await timeHere(c, 'export people')
  if (!time) return c.notFound()
  const said = await answers.list(db, time)
  await audit.record(db, actor, { act: 'export who comes to', subject: 'event', subjectId: time.event_id, after: { time: time.id, people: said.length } })
  const { head, row } = sheetOf(said)
  c.header('content-disposition', `attachment; filename="${time.slug}-${time.starts.slice(0, 10)}.csv"`)
  c.header('cache-control', 'no-store')
  return c.body([csvLine(head), ...said.map((one) => csvLine(row(one)))].join(''), 200, { 'content-type': 'text/csv; charset=utf-8' })
})

/** Somebody called and says that they come. */
comingRoutes.post(eventPeople.pattern, runs, async (c) => {
  const time = await timeHere(c, 'run a group')
  if (!time) return c.notFound()
  const given = await readGiven(c)
  const form = checkForm(given, callerForm)
  if (!form.ok) return page(c, time, form)
  const person = await callerOf(c, form.values)
  if (!person) return page(c, time, refuse(given, 'email', stranger))
  return heard(c, time, person, { yes: true, guests: form.values.guests }, asGiven(given))
})

/** What somebody who has answered says on the telephone. */
comingRoutes.put(eventPerson.pattern, runs, async (c) => {
  const time = await timeHere(c, 'run a group')
  const answer = numberShape.safeParse(c.req.param('answer'))
  const form = checkForm(await readGiven(c), heardForm)
  const one = time && answer.success ? (await answers.list(c.var.db, time)).find(({ id }) => id === answer.data) : undefined
  if (!time || !one || !form.ok) return c.notFound()
  return heard(c, time, { id: one.person_id, name: '' }, form.values.answer === 'yes' ? { yes: true } : { yes: false }, asGiven({}))
})

/** Each person is a field of its own, `came-7`, yes or no. */
comingRoutes.put(eventPresence.pattern, runs, async (c) => {
  const time = await timeHere(c, 'run a group')
  if (!time) return c.notFound()
  const said = Object.entries(await readGiven(c)).flatMap(([name, value]) => (/^came-\d{1,15}$/.test(name) && ['yes', 'no'].includes(value) ? [[Number(name.slice(5)), value === 'yes'] as const] : []))
  await presence.tick(c.var.db, c.var.actor, time.id, new Map(said), new Date())
  return c.redirect(eventPeople.href(time, { did: 'tick' }), 303)
})

async function heard(c: Context<Inside>, time: Time, person: Pick<Person, 'id' | 'name'>, saying: answering.Saying, form: Refused) {
  const became = await answering.hear(c.var.db, c.var.actor, time.id, person, saying, { now: new Date(), origin: ownOrigin(c.var.settings, c.req.url) })
  const wrong = became === 'too late' ? tooLate : became === 'too many' ? tooMany(time.capacity) : became === 'no room' ? noRoom : undefined
  return wrong ? page(c, time, refuse(form.given, 'guests', wrong)) : c.redirect(eventPeople.href(time, { did: became ?? 'no' }), 303)
}

/** Whoever sees everybody may write down somebody new; a lead finds those of their groups. */
async function callerOf({ var: { db, actor } }: Context<Inside>, { name, email }: { name: string; email: string }): Promise<Person | undefined> {
  if (scope.isWhole(actor, 'edit people')) return people.welcome(db, { name, email })
  const household = await people.withEmail(db, email)
  return household.find((person) => person.name.trim().toLowerCase() === name.trim().toLowerCase()) ?? (household.length === 1 ? household[0] : undefined)
}

/** The time whose number stands in the address, when this actor may do that with its people; otherwise it is not there. */
async function timeHere(c: Context<Inside>, deed: Deed): Promise<Time | undefined> {
  const { db, actor } = c.var
  const id = numberShape.safeParse(c.req.param('id'))
  const time = id.success ? await listing.anyWithId(db, id.data) : undefined
  const allowed = (one: Deed) => (time?.group_id == null ? scope.isWhole(actor, one) : may(actor, one, time.group_id))
  return time && allowed('read people') && allowed(deed) ? time : undefined
}

async function page(c: Context<Inside>, time: Time, form?: Refused) {
  const { db, frame, actor } = c.var
  const runsIt = time.group_id === null ? scope.isWhole(actor, 'run a group') : may(actor, 'run a group', time.group_id)
  const now = new Date()
  return show(c, (
    <ComingPage
      frame={frame} actor={actor} time={time} said={await answers.list(db, time)} runs={runsIt} begun={time.begins_at <= now}
      open={time.takes_answers && !time.called_off && time.ends_at > now} form={form} did={c.req.query('did')}
    />
  ), form ? 422 : 200)
}
