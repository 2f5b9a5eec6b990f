import type { Action } from '#domain/actions/actions.ts'
import type { Lack } from '#domain/actions/publishing.ts'
import type { Refused } from '#http/form.ts'
import { routes } from '#http/routes.ts'
import { lackWords } from '#office/actions/lack-words.ts'
import { Reason } from '#office/actions/handing.tsx'
import { Field } from '#ui/field.tsx'

/** Why an act was refused: what the action lacks, a day that cannot be, a reason that is missing, or words that somebody changed meanwhile. */
export type Refusing = 'changed' | { lacks: Lack[] } | { form: Refused; field: 'from' | 'until' | 'reason' }

export function RefusedAct({ action, refusing }: { action: Action; refusing?: Refusing }) {
  if (!refusing) return null
  if (refusing === 'changed') return <Changed action={action} />
  if ('form' in refusing) return refusing.field === 'reason' ? <OtherReason action={action} form={refusing.form} /> : <OtherDay action={action} form={refusing.form} field={refusing.field} />
  return (
    <div class="notice notice--wrong office-notice" role="alert">
      <h2>It is not ready to be published</h2>
      <ul>{refusing.lacks.map((lack) => <li>It needs <a href={`${routes.office.actionForm.href(action)}#${lackWords[lack].field}`}>{lackWords[lack].words}</a>.</li>)}</ul>
    </div>
  )
}

function OtherDay({ action, form, field }: { action: Action; form: Refused; field: 'from' | 'until' }) {
  const opening = field === 'from'
  return (
    <div class="notice notice--wrong office-notice" role="alert">
      <h2>One thing to mend</h2>
      <form class="stack" method="post" action={opening ? routes.office.publication.href(action) : routes.office.closing.href(action)}>
        <input type="hidden" name="_method" value={opening ? 'PUT' : 'DELETE'} />
        <div class="field--short"><Field form={form} id={`${field}-again`} label={opening ? 'Opens' : 'Closes'} name={field} type="datetime-local" /></div>
        <button class="button button--small">{opening ? 'Schedule it' : 'Reopen it'}</button>
      </form>
    </div>
  )
}

const Changed = ({ action }: { action: Action }) => (
  <div class="notice notice--careful office-notice" role="alert">
    <h2>It was changed after you opened it</h2>
    <p>This is how it stands now. <a href={routes.office.preview.href(action)}>Read it again</a>, then publish it.</p>
  </div>
)

const OtherReason = ({ action, form }: { action: Action; form: Refused }) => (
  <div class="notice notice--wrong office-notice" role="alert">
    <h2>One thing to mend</h2>
    <form class="stack" method="post" action={routes.office.handingBack.href(action)}>
      <input type="hidden" name="_method" value="PUT" />
      <Reason form={form} id="reason-again" />
      <button class="button button--small">Hand it back</button>
    </form>
  </div>
)
