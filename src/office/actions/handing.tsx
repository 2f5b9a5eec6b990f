import type { Action } from '#domain/actions/actions.ts'
import type { Refused } from '#http/form.ts'
import { routes } from '#http/routes.ts'
import { Asking, Dialog } from '#ui/dialog.tsx'
import { Moment } from '#ui/day.tsx'
import { Field } from '#ui/field.tsx'

type Props = { action: Action; group?: { id: number; name: string } }

/** To a moderator: a group asks for this to be published. */
export function Waiting({ action, group }: Props) {
  if (!action.asked_at || !group) return null
  return (
    <>
      <div class="notice notice--careful office-notice">
        <h2><a href={routes.office.group.href(group)}>{group.name}</a> asks for publication</h2>
        <p>Since <Moment at={action.asked_at} />. Mend what needs it and publish it, or hand it back and say why.</p>
        <p><Asking dialog="hand-back">Hand it back</Asking></p>
      </div>
      <Dialog id="hand-back" title="Hand it back to the group?" href={routes.office.handingBack.href(action)} method="PUT" verb="Hand it back" keep="Keep it here">
        <p>It goes back to their drafts. They read your reason here and by letter, and can ask again.</p>
        <Reason />
      </Dialog>
    </>
  )
}

export const Reason = ({ form, id }: { form?: Refused; id?: string }) => <Field form={form} id={id} label="The reason" name="reason" rows={3} required maxLength={2000} />

/** To a group: why a moderator did not publish it. */
export function HandedBack({ action }: { action: Action }) {
  if (!action.handed_back) return null
  return (
    <div class="notice notice--careful office-notice">
      <h2>A moderator handed it back</h2>
      <p>{action.handed_back}</p>
    </div>
  )
}
