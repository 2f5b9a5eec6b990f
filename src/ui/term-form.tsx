import type { Decided, Decision } from '#domain/groups/terms.ts'
import type { Given, Refused } from '#http/form.ts'
import { Field } from '#ui/field.tsx'

type Team = { kind: string; ends_on: string | null; closing_report: string }
type Choice = { value: string; label: string; detail: string }

const ending: Choice[] = [
  { value: 'finish', label: 'It finishes now', detail: 'Its page stays, with your report.' },
  { value: 'extend', label: 'It goes on until a later day', detail: 'Say until when and why; a year at most.' },
  { value: 'become standing', label: 'It becomes a standing team', detail: 'No end; we ask once a year.' },
]
const reviewing: Choice[] = [{ value: 'go on', label: 'It goes on', detail: 'We ask again in a year.' }, { value: 'finish', label: 'It finishes now', detail: 'Its page stays, with your report.' }]

/** What a team's leads may decide about its term: on the page that a letter leads to, and at its desk. */
export function TermForm({ group, href, form, method }: { group: Team; href: string; form?: Refused; method?: 'PUT' }) {
  const choices = group.kind === 'standing-team' ? reviewing : ending
  return (
    <form class="stack" method="post" action={href}>
      {method && <input type="hidden" name="_method" value={method} />}
      <fieldset class="field-group" id="decision">
        <legend class="unseen">How it goes on</legend>
        <div class="choices choices--long">
          {choices.map(({ value, label, detail }) => (
            <label class="choice"><input type="radio" name="decision" value={value} required checked={form?.given.decision === value} /> <span>{label} <small>{detail}</small></span></label>
          ))}
        </div>
      </fieldset>
      {group.kind === 'action-team' && <div class="field--short"><Field form={form} label="Until" name="until" type="date" optional /></div>}
      {group.kind === 'action-team' && <Field form={form} label="Why it goes on" name="reason" rows={2} optional maxLength={1500} />}
      <Field form={form} label="Report, if it finishes" name="report" rows={4} value={group.closing_report} optional maxLength={10_000} hint="What came of it, what you would do again. Everybody can read it." />
      <p class="buttons"><button class="button button--primary">Decide</button></p>
    </form>
  )
}

/** What was decided; nothing when nothing was chosen. */
export function readDecision({ decision, until = '', reason = '', report = '' }: Given): Decision | undefined {
  switch (decision) {
    case 'finish': return { kind: 'finish', report: report.trim().slice(0, 10_000) }
    case 'extend': return { kind: 'extend', until: /^\d{4}-\d\d-\d\d$/.test(until) && !Number.isNaN(Date.parse(until)) ? until : '', reason: reason.slice(0, 1500) }
    case 'become standing': return { kind: 'become standing', reason: reason.slice(0, 1500) }
    case 'go on': return { kind: 'go on' }
    default: return undefined
  }
}

export const refusals: Record<Exclude<Decided, 'done'>, { field: string; sentence: string }> = {
  'not now': { field: 'decision', sentence: 'That cannot be decided about this team now. Look at its page: perhaps somebody was faster.' },
  'no reason': { field: 'reason', sentence: 'Say why it goes on, in a sentence.' },
  'not that day': { field: 'until', sentence: 'Name a day later than the one it ends on now, within a year from today.' },
}
