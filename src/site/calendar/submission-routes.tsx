import type { Context } from 'hono'
import * as submissions from '#domain/calendar/submissions.ts'
import * as groups from '#domain/groups/groups.ts'
import * as places from '#domain/legislature/places.ts'
import * as following from '#domain/people/following.ts'
import { type Env, room } from '#http/context.ts'
import { asGiven, checkForm, type Given, readGiven, refuse, type Refused } from '#http/form.ts'
import { passing, waitSentence } from '#http/gate.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { unkept } from '#http/unkept.ts'
import { submissionForm, toldFrom } from '#site/calendar/submission-form.ts'
import { rightsNotice, SubmissionPage, SubmittedPage } from '#site/calendar/submission-page.tsx'
import { ask } from '#site/confirmations/asking.ts'
import { StandingPage } from '#ui/standing-page.tsx'
import { Wait } from '#ui/wait.tsx'

const { eventSubmission, eventSubmitted, eventStanding, event, events } = routes.site

export const submissionRoutes = room()

submissionRoutes.get(eventSubmission.pattern, (c) => page(c))

submissionRoutes.get(eventSubmitted.pattern, (c) => show(c, <SubmittedPage frame={c.var.frame} kept={!c.var.settings.SMTP_URL} />))

/** Waits for the answer to a letter, but for whoever is signed in with that address. */
submissionRoutes.post(eventSubmission.pattern, async (c) => {
  const { db } = c.var
  const given = await readGiven(c)
  if (given.website) return c.redirect(eventSubmitted.href(), 303)
  const read = await readTold(c, given)
  if (!read.ok) return page(c, read)
  if (await passing(c, 'messages', given.proof, 'submissions') !== 'open') return page(c, asGiven(given), true)

  const { name, email, told } = read
  const who = await c.var.who({ fresh: true })
  if (!who?.personId || who.email !== email) {
    await ask(c, { kind: 'submit-event', email, name, details: told, wording: rightsNotice })
    return c.redirect(eventSubmitted.href(), 303)
  }
  const submission = await submissions.submit(db, { id: who.personId }, told, { name, email, wording: rightsNotice })
  return c.redirect(eventStanding.href({ token: await following.tokenFor(db, 'event', submission) }), 303)
})

submissionRoutes.get(eventStanding.pattern, unkept, async (c) => {
  const { db, frame } = c.var
  const id = await following.read(db, 'event', c.req.param('token'))
  const submission = id && await submissions.find(db, id)
  if (!submission) return c.notFound()
  const { title, submitted_at: since, reason, slug, as } = submission
  const standing = submissions.standingOf(submission)
  return show(c, (
    <StandingPage frame={frame} room="events" noun="event" title={title} since={since} standing={standing} reason={reason}>
      {standing === 'published' && slug && <a class="button button--primary" href={event.href({ slug })}>See it</a>}
      {standing === 'refused' && as && <a class="button button--primary" href={event.href(as)}>See “{as.title}”</a>}
      {standing === 'refused' && <a class="button" href={eventSubmission.href()}>Tell us about another</a>}
      <a class="button" href={events.href()}>See what is on</a>
    </StandingPage>
  ))
})

type Read = { ok: true; told: submissions.Told; name: string; email: string } | Refused

async function readTold(c: Context<Env>, given: Given): Promise<Read> {
  const { db } = c.var
  const form = checkForm(given, submissionForm)
  if (!form.ok) return form
  const { town, group: slug, name, email } = form.values
  const [[place, another], group] = await Promise.all([town ? places.named(db, town) : [], slug ? groups.findBySlug(db, slug) : undefined])
  if (town && another) return refuse(given, 'town', 'Several towns go by that name. Write the name of the town itself.')
  if (town && !place) return refuse(given, 'town', 'We know no town of that name here. Choose one of the list.')
  if (slug && !(group && groups.isOpen(group))) return refuse(given, 'group', 'Choose one of the list.')
  return { ok: true, told: toldFrom(given, form.values, { placeId: place?.id ?? null, group: group?.name }), name, email }
}

async function page(c: Context<Env>, form?: Refused, wait = false) {
  const { frame, db, atlas } = c.var
  const [who, towns, open] = await Promise.all([c.var.who(), places.list(db), groups.list(db)])
  const you = who?.personId ? { name: who.name, email: who.email } : undefined
  const group = c.req.query('group')
  return show(c, (
    <SubmissionPage
      frame={frame} form={form} you={you} zone={atlas().jurisdiction.timeZone} towns={towns.map(({ display_name }) => display_name)} groups={open} group={group}
      wait={wait && <Wait frame={frame} sentence={waitSentence} />}
    />
  ), wait ? 429 : form ? 422 : 200)
}
