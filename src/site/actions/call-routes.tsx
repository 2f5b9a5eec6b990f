import type { Context } from 'hono'
import { z } from 'zod'
import * as publishing from '#domain/actions/publishing.ts'
import * as reports from '#domain/actions/reports.ts'
import * as committees from '#domain/legislature/committees.ts'
import * as divisions from '#domain/legislature/divisions.ts'
import { fillScript } from '#engines/scripts/fill.ts'
import { type Env, room } from '#http/context.ts'
import { asGiven, checkForm, readGiven, type Refused } from '#http/form.ts'
import { passing, waitSentence } from '#http/gate.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { needsPlace } from '#site/actions/action-routes.tsx'
import { CallPage } from '#site/actions/call-page.tsx'
import { NobodyPage } from '#site/actions/nobody-page.tsx'
import { nextStep, type Round, roundFor } from '#site/actions/round.ts'
import { outlineOf } from '#site/legislators/outline-of.ts'
import type { Step } from '#ui/call-sheet.tsx'
import { factsFor, mailFor } from '#ui/script-facts.ts'
import { Wait } from '#ui/wait.tsx'

const reportForm = z.object({
  key: z.uuid('Part of this page was damaged on the way, and is mended now. Send it once more.'),
  official: z.coerce.number().int().positive(),
  outcome: z.enum(['spoke-legislator', 'spoke-staff', 'voicemail', 'no-answer', 'emailed', 'mailed', 'skipped'], 'Pick what happened, or skip this one.'),
  stance: z.enum(['supports', 'leans-for', 'undecided', 'leans-against', 'opposes', 'would-not-say']).optional(),
  note: z.string().trim().max(2000, 'That is longer than we can keep: 2,000 characters at most.').default(''),
})
/** A form that comes back: refused, or to be sent again in a minute. */
type Again = { form?: Refused; wait?: boolean }

export const callRoutes = room()

/** Begins a round, or goes on with it: to the first who is still to be reached. */
callRoutes.get(routes.site.calls.pattern, async (c) => {
  const round = await roundFor(c, c.req.param('slug'))
  if (!round) return c.notFound()
  if (needsPlace(c, round.action) || publishing.stageOf(round.action) !== 'live') return c.redirect(routes.site.action.href(round.action), 303)
  if (await isLost(c)) {
    c.var.visitor.forget()
    return c.redirect(routes.site.action.href(round.action), 303)
  }
  if (round.steps.length === 0) return show(c, <NobodyPage frame={c.var.frame} action={round.action} vacancies={round.vacancies} />)
  return c.redirect(addressOf(round, nextStep(round) ?? round.steps[0]), 303)
})

callRoutes.get(routes.site.call.pattern, async (c) => {
  const round = await roundFor(c, c.req.param('slug'))
  if (!round) return c.notFound()
  const at = round.steps.findIndex(({ target }) => target.official.slug === c.req.param('official'))
  if (at < 0 || publishing.stageOf(round.action) !== 'live') return c.redirect(routes.site.action.href(round.action), 303)
  c.header('cache-control', 'private, no-cache')
  return show(c, await callPage(c, round, at))
})

/** Says how one call went, also when the action has closed meanwhile. The round's number comes with the first report; it is random and names nobody. */
callRoutes.post(routes.site.reports.pattern, async (c) => {
  const { db, visitor } = c.var
  const round = await roundFor(c, c.req.param('slug'))
  if (!round) return c.notFound()
  const given = await readGiven(c)
  const form = checkForm(given, reportForm)
  const official = Number(given.official)
  const at = round.steps.findIndex(({ target }) => target.official.id === official)
  if (at < 0) return c.redirect(routes.site.action.href(round.action), 303)
  if (given.website) return c.redirect(routes.site.thanks.href(round.action), 303)
  if (!form.ok) return show(c, await callPage(c, round, at, { form }), 422)
  if (await passing(c, 'reports', given.proof, round.action.slug) !== 'open') return show(c, await callPage(c, round, at, { form: asGiven(given), wait: true }), 429)

  const { key, outcome, stance = null, note } = form.values
  const callId = visitor.callId ?? crypto.randomUUID()
  await reports.tell(db, round.action, { key, official_id: official, call_id: callId, outcome, stance, note, place_id: visitor.place?.id ?? null })
  if (!visitor.callId) await visitor.begin(callId)

  const left = nextStep({ ...round, steps: round.steps.map((step, index) => (index === at ? { ...step, outcome } : step)) }, at)
  return c.redirect(left && publishing.stageOf(round.action) === 'live' ? addressOf(round, left) : routes.site.thanks.href(round.action), 303)
})

async function callPage(c: Context<Env>, round: Round, at: number, { form, wait }: Again = {}) {
  const { action, steps, vacancies } = round
  const { target } = steps[at] ?? {}
  if (!target) throw new Error(`the round of ${action.slug} has no step ${at}`)
  const facts = factsFor(action, target.official, c.var.visitor.place?.name)
  const committee = action.committee_id ? (await committees.find(c.var.db, action.committee_id))?.name : undefined
  const following = nextStep({ ...round, steps: steps.map((step, index) => (index === at ? { ...step, outcome: 'skipped' } : step)) }, at)
  const key = form?.given.key && !form.errors.key ? form.given.key : crypto.randomUUID()
  return (
    <CallPage
      frame={c.var.frame} action={action} steps={steps} vacancies={vacancies} current={target} committee={committee} mail={mailFor(action, target.official, facts)}
      outline={outlineOf(c.var.atlas(), target.official)}
      script={fillScript(action.script, facts)}
      outcomeForm={{
        href: routes.site.reports.href(action), key_: key, official: target.official.id, kind: action.kind, form,
        wait: wait && <Wait frame={c.var.frame} sentence={waitSentence} />, next: following && nameOf(following),
      }}
    />
  )
}

/** Whether the visitor remembers a district that an import has since taken away. */
async function isLost({ var: { db, visitor } }: Context<Env>) {
  const ids = Object.values(visitor.place?.districts ?? {})
  return ids.length > (await divisions.withIds(db, ids)).length
}

const nameOf = ({ target: { official } }: Step) => `${official.terms[0]?.short_title ?? ''} ${official.family_name}`.trim()

const addressOf = ({ action }: Round, step?: Step) => (step ? routes.site.call.href({ slug: action.slug, official: step.target.official.slug }) : routes.site.action.href(action))
