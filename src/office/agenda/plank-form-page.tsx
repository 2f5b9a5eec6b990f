import type { Agenda, Found } from '#domain/agenda/planks.ts'
import { plainWhole } from '#engines/texts/plain.ts'
import type { Actor } from '#http/context.ts'
import type { Given, Refused } from '#http/form.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { Choose } from '#ui/choose.tsx'
import { Asking, Dialog } from '#ui/dialog.tsx'
import { Field } from '#ui/field.tsx'
import { Mend } from '#ui/mend.tsx'
import { OfficeLayout } from '#ui/office-layout.tsx'
import { Pressing } from '#ui/pressing.tsx'
import { type Alive, RichText } from '#ui/rich-text.tsx'
import { TickList } from '#ui/tick-list.tsx'

type Props = {
  frame: Frame; actor: Actor; plank?: Found; given: Given; form?: Refused; agendas: Agenda[]; stories: { id: number; title: string }[]; meanwhile?: Found; alive: Alive; did?: string
}
const said: Record<string, string> = {
  draft: 'The draft is saved. Nobody but you here sees it yet.', saved: 'Saved.', out: 'It is published: everybody reads it on the platform.', back: 'It is taken back: it is a draft again.',
}

export function PlankFormPage({ frame, actor, plank, given, form, agendas, stories, meanwhile, alive, did = '' }: Props) {
  const back = routes.office.platform.href()
  return (
    <OfficeLayout
      frame={frame} actor={actor} room="platform" also="writing.js" title={plank?.title ?? 'Write a plank'} above={<p class="meta"><a href={back}>Platform</a></p>}
      buttons={plank && <Acts plank={plank} />}
    >
      {said[did] && !form && !meanwhile && <div class="notice notice--right office-notice" role="status"><p>{said[did]}</p></div>}
      <form class="stack stack--loose action-form" method="post" action={plank ? routes.office.plank.href(plank) : routes.office.planks.href()}>
        {plank && <input type="hidden" name="_method" value="PUT" />}
        <input type="hidden" name="version" value={given.version} />
        <Mend form={form} />
        {meanwhile && <Meanwhile theirs={meanwhile} />}
        <fieldset class="field-group">
          <legend>The plank</legend>
          <div class="fields">
            <Field form={form} value={given.title} label="Title" name="title" required maxLength={160} />
            <Choose form={form} value={given.agenda_id} label="Agenda" name="agenda_id" options={agendas.map(({ id, title }) => [id, title])} required />
            <Field form={form} value={given.ask} label="What we ask, in a sentence" name="ask" rows={2} optional maxLength={1000} />
            <RichText form={form} value={given.position} label="What we hold" name="position" alive={alive} />
            <RichText form={form} value={given.why} label="Why" name="why" alive={alive} />
          </div>
        </fieldset>
        {stories.length > 0 && (
          <TickList legend="Stories about it" prefix="story" choices={stories.map(({ id, title }) => ({ value: id, words: title }))} given={given} hint="They stand on the plank’s page." />
        )}
        {stories.map(({ id }) => <input type="hidden" name={`shown-${id}`} value="yes" />)}
        <div class="savebar">
          <p class="meta">{plank?.published_at ? 'Everybody sees what you save at once.' : 'Saving shows it to nobody yet.'}</p>
          <p class="buttons buttons--pair"><a class="button button--small button--quiet" href={back}>Leave it</a> <button class="button button--primary button--small">{plank ? 'Save changes' : 'Save the draft'}</button></p>
        </div>
      </form>
    </OfficeLayout>
  )
}

function Acts({ plank }: { plank: Found }) {
  return (
    <>
      {plank.published_at && <a class="button button--small" href={routes.site.plank.href(plank)}>See it on the site</a>}
      <Pressing href={routes.office.plankPublication.href(plank)} method={plank.published_at ? 'DELETE' : 'PUT'} class={`button button--small ${plank.published_at ? '' : 'button--primary'}`}>
        {plank.published_at ? 'Take it back' : 'Publish it'}
      </Pressing>
      <Asking dialog="delete">Delete</Asking>
      <Dialog id="delete" title={`Delete “${plank.title}”?`} href={routes.office.plank.href(plank)} method="DELETE" verb="Delete the plank" keep="Keep it" danger>
        <p>Its words go for good. Actions, stories and coalitions that name it stay, without it. To hide it for a while, take it back instead.</p>
      </Dialog>
    </>
  )
}

function Meanwhile({ theirs }: { theirs: Found }) {
  return (
    <div class="notice notice--careful" role="alert">
      <h2>Somebody else saved this plank while you wrote</h2>
      <p>Below are your words. Saving now puts them in place of theirs, which are:</p>
      <dl class="facts">
        <div><dt>Title</dt><dd>{theirs.title}</dd></div>
        <div><dt>What we ask</dt><dd>{theirs.ask}</dd></div>
        <div><dt>What we hold</dt><dd>{plainWhole(theirs.position)}</dd></div>
        <div><dt>Why</dt><dd>{plainWhole(theirs.why)}</dd></div>
      </dl>
    </div>
  )
}
