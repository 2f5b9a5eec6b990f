import type { Action } from '#domain/actions/actions.ts'
import type { Stage } from '#domain/actions/publishing.ts'
import { routes } from '#http/routes.ts'
import { localTime } from '#ui/day.tsx'
import { Asking, Dialog } from '#ui/dialog.tsx'
import { Field } from '#ui/field.tsx'
import { Pressing } from '#ui/pressing.tsx'

type Props = { action: Action; stage: Stage; writes?: boolean }

/** What can be done with an action at this stage. */
export function Acts({ action, stage, writes }: Props) {
  const open = stage === 'live' || stage === 'closed'
  return (
    <>
      {open && <a class="button button--small" href={routes.site.action.href(action)}>See it</a>}
      <a class="button button--small" href={routes.office.preview.href(action)}>Preview</a>
      <a class="button button--small" href={routes.office.actionForm.href(action)}>Edit</a>
      <Pressing href={routes.office.copies.href(action)} method="POST">Duplicate</Pressing>
      {writes && stage === 'live' && <a class="button button--small" href={routes.office.actionMailings.href(action)}>Write to its constituents</a>}
      {stage !== 'draft' && <Asking dialog="unpublish">Unpublish</Asking>}
      {stage === 'live' && <Asking dialog="close">Close it</Asking>}
      {stage === 'closed' && <Asking dialog="reopen">Reopen</Asking>}
      {!open && <Asking dialog="schedule">{stage === 'draft' ? 'Schedule' : 'Change the day'}</Asking>}
      {!open && <Asking dialog="publish" primary>Publish now</Asking>}
    </>
  )
}

/** Each asks once more, by what will happen. */
export function Dialogs({ action, stage }: Props) {
  const { publication, closing } = routes.office
  if (stage === 'draft' || stage === 'scheduled') {
    return (
      <>
        <Dialog id="publish" title="Publish this now?" href={publication.href(action)} method="PUT" verb="Publish it" keep="Not yet">
          <input type="hidden" name="version" value={action.version} />
          <p>Everybody can see it at once, and it counts what people report{action.urgent && '. It is urgent, so it may take the poster on the home page'}.</p>
        </Dialog>
        <Dialog id="schedule" title="When should it open?" href={publication.href(action)} method="PUT" verb="Schedule it" keep="Not yet">
          <input type="hidden" name="version" value={action.version} />
          <p>Until then nobody sees it.</p>
          <Field label="Opens" name="from" type="datetime-local" required value={stage === 'scheduled' && action.published_at ? localTime(action.published_at) : undefined} />
        </Dialog>
        {stage === 'scheduled' && <Unpublish action={action} sentence="It goes back to the drafts and will not open by itself." />}
      </>
    )
  }
  return (
    <>
      <Unpublish action={action} sentence="Visitors will find nothing at its address. What was reported is kept." />
      {stage === 'live' && (
        <Dialog id="close" title="Close this action now?" href={closing.href(action)} method="PUT" verb="Close the action" keep="Keep it open">
          <p>Visitors will see that it is over. Its results stay here.</p>
        </Dialog>
      )}
      {stage === 'closed' && (
        <Dialog id="reopen" title="Open it again?" href={closing.href(action)} method="DELETE" verb="Reopen it" keep="Leave it closed">
          <p>Visitors can take part again, until the day you name or until you close it.</p>
          <Field label="Closes" name="until" type="datetime-local" optional />
        </Dialog>
      )}
    </>
  )
}

function Unpublish({ action, sentence }: { action: Action; sentence: string }) {
  return (
    <Dialog id="unpublish" title="Unpublish this action?" href={routes.office.publication.href(action)} method="DELETE" verb="Unpublish it" keep="Leave it" danger>
      <p>{sentence}</p>
    </Dialog>
  )
}
