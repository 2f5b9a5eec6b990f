import type { Choice } from '#domain/volunteering/choices.ts'
import type { Placed } from '#domain/volunteering/help-calls.ts'
import type { Actor } from '#http/context.ts'
import type { Given, Refused } from '#http/form.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { Choose } from '#ui/choose.tsx'
import { Field } from '#ui/field.tsx'
import { languageWords, spoken } from '#ui/language-words.ts'
import { Mend } from '#ui/mend.tsx'
import { OfficeLayout } from '#ui/office-layout.tsx'
import { TickList } from '#ui/tick-list.tsx'

export type Group = { id: number; name: string }
type Props = { frame: Frame; actor: Actor; call?: Placed; given: Given; form?: Refused; choices: Choice[]; groups: Group[]; whole: boolean; towns: string[] }

export function HelpCallFormPage({ frame, actor, call, given, form, choices, groups, whole, towns }: Props) {
  const back = call ? routes.office.helpCall.href(call) : routes.office.helpCalls.href()
  const of = (kind: Choice['kind']) => choices.filter((choice) => choice.kind === kind)
  return (
    <OfficeLayout frame={frame} actor={actor} room="help-calls" title={call ? 'Edit the call for help' : 'Call for help'} above={<p class="meta"><a href={back}>{call?.title ?? 'Calls for help'}</a></p>}>
      <form class="stack stack--loose action-form" method="post" action={back}>
        {call && <input type="hidden" name="_method" value="PUT" />}
        <Mend form={form} />
        <fieldset class="field-group">
          <legend>What it is</legend>
          <Field form={form} value={given.title} label="Title" name="title" required maxLength={120} />
          <Field form={form} value={given.about} label="What people will do, and what they should bring" name="about" rows={4} optional maxLength={5000} />
          {call ? <input type="hidden" name="group" value={given.group} /> : <Caller given={given} groups={groups} whole={whole} />}
        </fieldset>
        <fieldset class="field-group">
          <legend>When and where</legend>
          <div class="fields fields--pair">
            <Field form={form} value={given.starts} label="Begins" name="starts" type="datetime-local" required />
            <Field form={form} value={given.ends} label="Ends" name="ends" type="datetime-local" required />
            <Field form={form} value={given.zone} label="Time zone of these clocks" name="zone" required maxLength={60} />
            <Field form={form} value={given.town} label="Town" name="town" list="towns" optional maxLength={100} hint="Those who live near it come first. Leave it empty for help from home." />
            <div class="fields__whole"><Field form={form} value={given.venue} label="Place" name="venue" optional maxLength={300} hint="A hall, a street, a phone number to dial in." /></div>
          </div>
          <datalist id="towns">{towns.map((town) => <option value={town} />)}</datalist>
        </fieldset>
        <fieldset class="field-group">
          <legend>Whom you need</legend>
          <div class="field--short"><Field form={form} value={given.places} label="How many people" name="places" required maxLength={5} /></div>
          <Choose form={form} value={given.issue} label="What it is about" name="issue" blank="No issue in particular" options={of('issue').map(({ id, name }) => [id, name])} />
        </fieldset>
        <TickList legend="Skills" prefix="skill" choices={of('skill').map(({ id, name }) => ({ value: id, words: name }))} given={given} hint="Only people who offered one of these are proposed to you. Tick none when everybody can do it." />
        <TickList legend="Languages" prefix="language" choices={spoken.map((code) => ({ value: code, words: languageWords(code) }))} given={given} hint="Only people who speak one of these are proposed to you." />
        <label class="tick"><input type="checkbox" name="listed" value="yes" checked={given.listed === 'yes'} /> <span>Show it on the public page of open calls, where anybody can offer</span></label>
        <div class="savebar">
          <p class="meta">{call ? 'Whoever has said yes hears by letter of another time or place.' : 'Saving asks nobody. Next you see who fits, and choose.'}</p>
          <p class="buttons buttons--pair"><a class="button button--small button--quiet" href={back}>Leave it</a> <button class="button button--primary button--small">{call ? 'Save changes' : 'Save the call'}</button></p>
        </div>
      </form>
    </OfficeLayout>
  )
}

function Caller({ given, groups, whole }: Pick<Props, 'given' | 'groups' | 'whole'>) {
  return <Choose value={given.group} label="Who asks" name="group" blank={whole ? 'The whole organization' : undefined} options={groups.map(({ id, name }) => [id, name])} />
}
