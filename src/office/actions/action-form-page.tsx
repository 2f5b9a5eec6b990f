import type { Action } from '#domain/actions/actions.ts'
import { fields } from '#engines/scripts/fields.ts'
import type { Actor } from '#http/context.ts'
import type { Given, Refused } from '#http/form.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { Addressees, type Choices } from '#office/actions/addressees.tsx'
import { type Difference, Meanwhile } from '#office/actions/meanwhile.tsx'
import { Choose } from '#ui/choose.tsx'
import { Field } from '#ui/field.tsx'
import { Mend } from '#ui/mend.tsx'
import { OfficeLayout } from '#ui/office-layout.tsx'
import { entries, kindNouns } from '#ui/words.ts'

type Props = { frame: Frame; actor: Actor; action?: Action; given: Given; form?: Refused; choices: Choices; meanwhile?: Difference[]; submission?: { id: number; organization: string; whom: string } }

export function ActionFormPage({ frame, actor, action, given, form, choices, meanwhile, submission }: Props) {
  const back = action ? routes.office.action.href(action) : routes.office.actions.href()
  return (
    <OfficeLayout frame={frame} actor={actor} room="actions" title={action ? 'Edit the action' : 'Write a new action'} above={<p class="meta"><a href={back}>{action?.title ?? 'Actions'}</a></p>}>
      <form class="stack stack--loose action-form" method="post" action={back}>
        {action && <input type="hidden" name="_method" value="PUT" />}
        <input type="hidden" name="version" value={given.version} />
        <Mend form={form} ids={{ addresses: 'addresses-representative' }} />
        {meanwhile && <Meanwhile differences={meanwhile} />}
        {submission && <Submitted submission={submission} />}
        <Asked given={given} form={form} choices={choices} />
        <Addressees given={given} form={form} choices={choices} />
        <fieldset class="field-group">
          <legend>The words</legend>
          <Field form={form} value={given.script} label="The script" name="script" rows={9} code maxLength={10_000} hint={<>Fields that we fill in: {Object.keys(fields).map((name) => `{{${name}}}`).join(' ')}. An empty line begins a new paragraph.</>} />
          <Field form={form} value={given.talking_points} label="Talking points" name="talking_points" rows={4} optional maxLength={10_000} hint="Lines that begin with “- ” become a list." />
          <Field form={form} value={given.more_info} label="If they want to know more" name="more_info" rows={4} optional maxLength={10_000} />
          <Field form={form} value={given.fact_sheet_url} label="Link to a fact sheet" name="fact_sheet_url" type="url" optional maxLength={2000} />
        </fieldset>
        <Bill given={given} form={form} />
        <From given={given} form={form} choices={choices} />
        <fieldset class="field-group">
          <legend>When</legend>
          <div class="field--short"><Field form={form} value={given.closes_at} label="Closes" name="closes_at" type="datetime-local" optional /></div>
          <label class="tick"><input type="checkbox" name="urgent" value="yes" checked={given.urgent === 'yes'} /> <span>Urgent: it may take the poster on the home page</span></label>
        </fieldset>
        <div class="savebar">
          <p class="meta">{action?.published_at ? 'Visitors see what you save at once.' : 'Saving shows it to nobody yet.'}</p>
          <p class="buttons buttons--pair"><a class="button button--small button--quiet" href={back}>Leave it</a> <button class="button button--primary button--small">{action ? 'Save changes' : 'Save the draft'}</button></p>
        </div>
      </form>
    </OfficeLayout>
  )
}

function Submitted({ submission }: { submission: NonNullable<Props['submission']> }) {
  return (
    <div class="notice">
      <p>{submission.organization} submitted this. {submission.whom && <>They name “{submission.whom}”. </>}<a href={routes.office.actionSubmission.href(submission)}>Read what they wrote</a></p>
    </div>
  )
}

function Asked({ given, form, choices: { planks } }: Pick<Props, 'given' | 'form' | 'choices'>) {
  return (
    <fieldset class="field-group">
      <legend>What is asked</legend>
      <div class="fields">
        <Field form={form} value={given.title} label="Title" name="title" required maxLength={120} hint="Up to 40 characters fit the poster on the home page." />
        <Field form={form} value={given.ask} label="The ask, in one sentence" name="ask" rows={2} maxLength={1000} />
        <Field form={form} value={given.why} label="Why now" name="why" rows={4} optional maxLength={10_000} />
        <div class="fields fields--pair">
          <Choose form={form} value={given.kind} label="Kind" name="kind" options={entries(kindNouns).map(([kind, noun]) => [kind, noun.charAt(0).toUpperCase() + noun.slice(1)])} />
          <Field form={form} value={given.issue} label="Issue" name="issue" optional maxLength={100} hint="Actions on one issue stand together." />
        </div>
        {planks.length > 0 && (
          <Choose form={form} value={given.plank_id} label="Plank of the platform" name="plank_id" blank="None in particular" options={planks.map(({ id, title }) => [id, title])} />
        )}
      </div>
    </fieldset>
  )
}

function Bill({ given, form }: Pick<Props, 'given' | 'form'>) {
  return (
    <fieldset class="field-group">
      <legend>The bill, if there is one</legend>
      <div class="fields fields--pair">
        <Field form={form} value={given.bill_number} label="Number" name="bill_number" optional maxLength={60} />
        <Field form={form} value={given.bill_title} label="Title of the bill" name="bill_title" optional maxLength={500} />
        <Field form={form} value={given.bill_sponsor} label="Sponsor" name="bill_sponsor" optional maxLength={300} />
        <Field form={form} value={given.bill_committee} label="Committee it lies before" name="bill_committee" optional maxLength={300} />
      </div>
    </fieldset>
  )
}

/** The credit on its page: a group's, or an ally's. */
function From({ given, form, choices: { whole, groups } }: Pick<Props, 'given' | 'form' | 'choices'>) {
  return (
    <fieldset class="field-group">
      <legend>Whom it comes from</legend>
      <div class="fields fields--pair">
        <Choose form={form} value={given.group_id} label="Group" name="group_id" blank={whole ? 'The whole organization' : undefined} options={groups.map(({ id, name }) => [id, name])} />
        {whole && <Field form={form} value={given.credit} label="Submitted by" name="credit" optional maxLength={120} hint="An ally’s name, as its page says it." />}
      </div>
    </fieldset>
  )
}
