import type { Coalition, WithPlanks as Known } from '#domain/agenda/coalitions.ts'
import type { WithPlanks } from '#domain/agenda/planks.ts'
import type { Actor } from '#http/context.ts'
import type { Given, Refused } from '#http/form.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { Choose } from '#ui/choose.tsx'
import { statusWords } from '#ui/coalition-words.ts'
import { Asking, Dialog } from '#ui/dialog.tsx'
import { Field } from '#ui/field.tsx'
import { Mend } from '#ui/mend.tsx'
import { OfficeLayout } from '#ui/office-layout.tsx'
import { TickList } from '#ui/tick-list.tsx'
import { entries } from '#ui/words.ts'

type Props = { frame: Frame; actor: Actor; coalition?: Coalition; given: Given; form?: Refused; parents: Known[]; agendas: WithPlanks[] }

export function CoalitionFormPage({ frame, actor, coalition, given, form, parents, agendas }: Props) {
  const back = routes.office.coalitions.href()
  const href = coalition ? routes.office.coalition.href(coalition) : back
  return (
    <OfficeLayout
      frame={frame} actor={actor} room="coalitions" title={coalition?.name ?? 'Add a coalition'} above={<p class="meta"><a href={back}>Coalitions</a></p>}
      buttons={coalition && <Removal coalition={coalition} />}
    >
      <form class="stack stack--loose action-form" method="post" action={href}>
        {coalition && <input type="hidden" name="_method" value="PUT" />}
        <Mend form={form} />
        <fieldset class="field-group">
          <legend>Who they are</legend>
          <div class="fields">
            <Field form={form} value={given.name} label="Name" name="name" required maxLength={160} />
            <Field form={form} value={given.purpose} label="What it is for" name="purpose" rows={3} optional maxLength={1000} />
            <Field form={form} value={given.our_part} label="Our part in it" name="our_part" optional maxLength={500} hint="Member of its steering committee, for example." />
            <Field form={form} value={given.website} label="Website" name="website" type="url" optional maxLength={500} />
            <Field form={form} value={given.links} label="Elsewhere" name="links" rows={3} optional maxLength={5000} hint="Addresses of their pages on social networks, one to a line." />
          </div>
        </fieldset>
        <fieldset class="field-group">
          <legend>How it stands</legend>
          <div class="fields fields--pair">
            <Choose form={form} value={given.status} label="State" name="status" options={entries(statusWords)} />
            <Choose form={form} value={given.parent_id} label="Part of" name="parent_id" blank="Nothing larger" options={parents.map(({ id, name }) => [id, name])} />
          </div>
          <label class="tick"><input type="checkbox" name="is_national" value="yes" checked={given.is_national === 'yes'} /> <span>A national organization</span></label>
        </fieldset>
        {agendas.filter(({ planks }) => planks.length > 0).map((agenda) => (
          <TickList legend={`For ${agenda.title}`} prefix="plank" choices={agenda.planks.map(({ id, title }) => ({ value: id, words: title }))} given={given} />
        ))}
        <div class="savebar">
          <p class="meta">Everybody sees what you save at once.</p>
          <p class="buttons buttons--pair"><a class="button button--small button--quiet" href={back}>Leave it</a> <button class="button button--primary button--small">{coalition ? 'Save changes' : 'Add the coalition'}</button></p>
        </div>
      </form>
    </OfficeLayout>
  )
}

function Removal({ coalition }: { coalition: Coalition }) {
  return (
    <>
      <Asking dialog="remove">Remove</Asking>
      <Dialog id="remove" title={`Remove “${coalition.name}”?`} href={routes.office.coalition.href(coalition)} method="DELETE" verb="Remove it" keep="Keep it" danger>
        <p>It goes from the list and from its planks. Whatever is part of it stays. If it has only come to an end, say “Ended” instead.</p>
      </Dialog>
    </>
  )
}
