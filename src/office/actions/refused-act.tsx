import type { Action } from '#domain/actions/actions.ts'
import type { Lack } from '#domain/actions/publishing.ts'
import type { Refused } from '#http/form.ts'
import { routes } from '#http/routes.ts'
import { lackWords } from '#office/actions/lack-words.ts'
import { Field } from '#ui/field.tsx'

/** Why an act was refused: what the action lacks, or a day that cannot be. */
export type Refusing = { lacks: Lack[] } | { form: Refused; field: 'from' | 'until' }

export function RefusedAct({ action, refusing }: { action: Action; refusing?: Refusing }) {
  if (!refusing) return null
  if ('form' in refusing) return <OtherDay action={action} {...refusing} />
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
