import type { CustomField } from '#domain/people/custom-fields.ts'
import type { Person } from '#domain/people/person.ts'
import type { Actor } from '#http/context.ts'
import type { Given, Refused } from '#http/form.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { type Difference, Meanwhile } from '#office/actions/meanwhile.tsx'
import { CustomFieldInput } from '#office/people/custom-field-input.tsx'
import { Field } from '#ui/field.tsx'
import { Mend } from '#ui/mend.tsx'
import { OfficeLayout } from '#ui/office-layout.tsx'
import { who } from '#ui/who.ts'

type Props = { frame: Frame; actor: Actor; person?: Person; given: Given; form?: Refused; fields: CustomField[]; meanwhile?: Difference[] }

export function PersonFormPage({ frame, actor, person, given, form, fields, meanwhile }: Props) {
  const back = person ? routes.office.person.href(person) : routes.office.people.href()
  return (
    <OfficeLayout frame={frame} actor={actor} room="people" title={person ? `Edit ${who(person)}` : 'Add a person'} above={<p class="meta"><a href={back}>{person ? who(person) : 'People'}</a></p>}>
      <form class="stack stack--loose action-form" method="post" action={back}>
        {person && <input type="hidden" name="_method" value="PUT" />}
        <input type="hidden" name="version" value={given.version} />
        <Mend form={form} />
        {meanwhile && <Meanwhile differences={meanwhile} />}
        <fieldset class="field-group">
          <legend>Who they are</legend>
          <div class="fields fields--pair">
            <Field form={form} value={given.name} label="Name" name="name" maxLength={200} autocomplete="off" hint="As they write it themselves." />
            <Field form={form} value={given.pronouns} label="Pronouns" name="pronouns" optional maxLength={60} autocomplete="off" />
            <Field form={form} value={given.given_name} label="Given name" name="given_name" optional maxLength={200} autocomplete="off" />
            <Field form={form} value={given.family_name} label="Family name" name="family_name" optional maxLength={200} autocomplete="off" />
          </div>
        </fieldset>
        <fieldset class="field-group">
          <legend>How to reach them</legend>
          <div class="fields fields--pair">
            <Field form={form} value={given.emails} label="E-mail addresses" name="emails" rows={2} optional hint="One to a line; the first is the one we write to. A household may share one." />
            <Field form={form} value={given.phones} label="Phones" name="phones" rows={2} optional hint="One to a line, the preferred one first." />
            <Field form={form} value={given.language} label="Language" name="language" optional maxLength={35} autocomplete="off" hint="Its code: en, es, pt-BR." />
          </div>
        </fieldset>
        <fieldset class="field-group">
          <legend>Where they live</legend>
          <div class="fields fields--pair">
            <Field form={form} value={given.street} label="House number and street" name="street" optional maxLength={200} autocomplete="off" />
            <Field form={form} value={given.locality} label="City or town" name="locality" optional maxLength={100} autocomplete="off" />
            <Field form={form} value={given.region} label="State" name="region" optional maxLength={60} autocomplete="off" />
            <Field form={form} value={given.postcode} label="ZIP code" name="postcode" optional maxLength={20} autocomplete="off" />
          </div>
          <p class="meta">Districts follow from the address, or from the town where all of it lies in one. What neither says stays unknown.</p>
        </fieldset>
        <fieldset class="field-group">
          <legend>What we note</legend>
          <div class="fields fields--pair">
            <Field form={form} value={given.tags} label="Tags" name="tags" optional maxLength={4000} autocomplete="off" hint="With commas between them." />
            <Field form={form} value={given.source} label="Source" name="source" optional maxLength={200} autocomplete="off" hint="How we came to know them." />
            {fields.map((field) => <CustomFieldInput field={field} value={given[`field-${field.key}`]} form={form} />)}
          </div>
        </fieldset>
        <div class="savebar">
          <p class="meta">{person ? 'What changes stands in their history, with your name.' : 'Adding somebody asks them nothing and sends them nothing.'}</p>
          <p class="buttons buttons--pair"><a class="button button--small button--quiet" href={back}>Leave it</a> <button class="button button--primary button--small">{person ? 'Save changes' : 'Add the person'}</button></p>
        </div>
      </form>
    </OfficeLayout>
  )
}
