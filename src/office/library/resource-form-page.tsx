import type { WithPlanks } from '#domain/agenda/planks.ts'
import type { Resource } from '#domain/library/resources.ts'
import type { Ticked } from '#domain/library/steps.ts'
import type { Actor } from '#http/context.ts'
import type { Given, Refused } from '#http/form.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { FilePanel } from '#office/library/file-panel.tsx'
import { Meanwhile } from '#office/library/meanwhile.tsx'
import { ResourceActs } from '#office/library/resource-acts.tsx'
import { StepsPanel } from '#office/library/steps-panel.tsx'
import { Choose } from '#ui/choose.tsx'
import { Field } from '#ui/field.tsx'
import { languageWords, spoken } from '#ui/language-words.ts'
import { Mend } from '#ui/mend.tsx'
import { OfficeLayout } from '#ui/office-layout.tsx'
import { resourceKinds, resourceReaders } from '#ui/resource-words.ts'
import { type Alive, RichText } from '#ui/rich-text.tsx'
import { TickList } from '#ui/tick-list.tsx'
import { entries } from '#ui/words.ts'

type Props = {
  frame: Frame; actor: Actor; resource?: Resource; given: Given; form?: Refused; agendas: WithPlanks[]; actions: { id: number; title: string }[]; alive: Alive; steps: Ticked[]
  meanwhile?: Resource; wrong?: { at: 'file' | 'publication'; words: string }; did?: string
}
const said: Record<string, string> = {
  draft: 'The draft is saved. Nobody but you here sees it yet.', saved: 'Saved.', out: 'It is published.', back: 'It is taken back: it is a draft again.',
  filed: 'The file is here.', unfiled: 'The file is gone.', step: 'The step is at the end of the course.', unstepped: 'The step is gone from the course.',
}

export function ResourceFormPage({ frame, actor, resource, given, form, agendas, actions, alive, steps, meanwhile, wrong, did = '' }: Props) {
  const back = routes.office.library.href()
  return (
    <OfficeLayout
      frame={frame} actor={actor} room="library" also="writing.js" title={resource?.title ?? 'Add a resource'} above={<p class="meta"><a href={back}>Library</a></p>}
      buttons={resource && <ResourceActs resource={resource} ticks={steps.reduce((sum, { ticks }) => sum + ticks, 0)} />}
    >
      {said[did] && <div class="notice notice--right office-notice" role="status"><p>{said[did]}</p></div>}
      {wrong?.at === 'publication' && <div class="notice notice--careful office-notice" role="alert"><p>{wrong.words}</p></div>}
      {resource && (
        <div class="panels library-desk">
          {resource.kind === 'training' && <StepsPanel course={resource} steps={steps} />}
          <FilePanel resource={resource} wrong={wrong?.at === 'file' ? wrong.words : undefined} />
        </div>
      )}
      <form class="stack stack--loose action-form" method="post" action={resource ? routes.office.resource.href(resource) : back}>
        {resource && <input type="hidden" name="_method" value="PUT" />}
        <input type="hidden" name="version" value={given.version} />
        <Mend form={form} />
        {meanwhile && <Meanwhile theirs={meanwhile} />}
        <Words given={given} form={form} alive={alive} />
        <Whom given={given} form={form} />
        {agendas.filter(({ planks }) => planks.length > 0).map((agenda) => (
          <TickList legend={`Topics: ${agenda.title}`} prefix="plank" choices={agenda.planks.map(({ id, title }) => ({ value: id, words: title }))} given={given} />
        ))}
        {actions.length > 0 && (
          <TickList legend="Shown with these actions" prefix="action" choices={actions.map(({ id, title }) => ({ value: id, words: title }))} given={given} hint="It stands on the action’s page." />
        )}
        {actions.map(({ id }) => <input type="hidden" name={`offered-${id}`} value="yes" />)}
        <div class="savebar">
          <p class="meta">{resource?.published_at ? 'What you save is seen at once.' : resource ? 'Saving shows it to nobody yet.' : 'A file, or the steps of a training, come next.'}</p>
          <p class="buttons buttons--pair"><a class="button button--small button--quiet" href={back}>Leave it</a> <button class="button button--primary button--small">{resource ? 'Save changes' : 'Save the draft'}</button></p>
        </div>
      </form>
    </OfficeLayout>
  )
}

const Words = ({ given, form, alive }: Pick<Props, 'given' | 'form' | 'alive'>) => (
  <fieldset class="field-group">
    <legend>What it is</legend>
    <div class="fields">
      <div class="fields fields--pair">
        <Choose form={form} value={given.kind} label="Kind" name="kind" options={entries(resourceKinds)} required />
        <Choose form={form} value={given.language} label="Language" name="language" options={spoken.map((code) => [code, languageWords(code)])} required />
      </div>
      <Field form={form} value={given.title} label="Title" name="title" required maxLength={160} />
      <Field form={form} value={given.lede} label="In a sentence or two" name="lede" rows={2} optional maxLength={500} />
      <Field form={form} value={given.link} label="Link, if it is kept elsewhere" name="link" type="url" optional maxLength={2000} hint="A film, a shared folder, a page of another organization." />
      <RichText form={form} value={given.body} label="Text" name="body" alive={alive} />
    </div>
  </fieldset>
)

const Whom = ({ given, form }: Pick<Props, 'given' | 'form'>) => (
  <fieldset class="field-group">
    <legend>For whom</legend>
    <div class="fields fields--pair">
      <Choose form={form} value={given.meant_for} label="Made for" name="meant_for" options={entries(resourceReaders)} />
      <Choose form={form} value={given.audience} label="Who may open it" name="audience" options={[['everyone', 'Everybody'], ['members', 'Members in good standing']]} />
    </div>
  </fieldset>
)
