import type { Group } from '#domain/groups/groups.ts'
import type { Actor } from '#http/context.ts'
import type { Given, Refused } from '#http/form.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { Choose } from '#ui/choose.tsx'
import { Field } from '#ui/field.tsx'
import { groupKinds } from '#ui/group-words.ts'
import { Mend } from '#ui/mend.tsx'
import { OfficeLayout } from '#ui/office-layout.tsx'
import { entries } from '#ui/words.ts'

type Props = { frame: Frame; actor: Actor; group?: Group; given: Given; form?: Refused; parents: Pick<Group, 'id' | 'name'>[]; whole: boolean }

export function GroupFormPage({ frame, actor, group, given, form, parents, whole }: Props) {
  const back = group ? routes.office.group.href(group) : routes.office.groups.href()
  const team = given.kind?.endsWith('team')
  return (
    <OfficeLayout frame={frame} actor={actor} room="groups" title={group ? 'What the group says' : 'Enter a group'} above={<p class="meta"><a href={back}>{group?.name ?? 'Groups and teams'}</a></p>}>
      <form class="stack stack--loose action-form" method="post" action={back}>
        {group && <input type="hidden" name="_method" value="PUT" />}
        <Mend form={form} />
        {whole && <Place group={group} given={given} form={form} parents={parents} />}
        <fieldset class="field-group">
          <legend>Its page</legend>
          <Field form={form} value={given.about} label={team ? 'What it is for' : 'Who you are'} name="about" rows={6} optional maxLength={10_000} hint="An empty line begins a new paragraph, “## ” a heading, “- ” a list." />
          {group && <p class="meta">Its picture is looked after <a href={`${back}#group-picture`}>on the group’s desk</a>.</p>}
          <Field form={form} value={given.meets} label="When and where it meets" name="meets" optional maxLength={500} hint="As in “Second Wednesdays, 7 pm, Mill Street library, step-free”." />
          <Field form={form} value={given.links} label="Links" name="links" rows={3} optional maxLength={5000} hint="One to a line: words, then the address." />
          {(team || !group) && <Field form={form} value={given.first_steps} label="First steps, for a team" name="first_steps" rows={3} optional maxLength={5000} />}
          {(team || !group) && <Field form={form} value={given.wanted} label="People wanted, for a team" name="wanted" rows={2} optional maxLength={2000} />}
          {group?.status === 'closed' && <Field form={form} value={given.closing_report} label="What came of it" name="closing_report" rows={6} optional maxLength={10_000} />}
        </fieldset>
        <div class="savebar">
          <p class="meta">Visitors see what you save at once.</p>
          <p class="buttons buttons--pair"><a class="button button--small button--quiet" href={back}>Leave it</a> <button class="button button--primary button--small">{group ? 'Save changes' : 'Enter it'}</button></p>
        </div>
      </form>
    </OfficeLayout>
  )
}

function Place({ group, given, form, parents }: Pick<Props, 'group' | 'given' | 'form' | 'parents'>) {
  return (
    <fieldset class="field-group">
      <legend>What and where</legend>
      <Field form={form} value={given.name} label="Name" name="name" required maxLength={120} />
      {!group && (
        <div class="fields fields--pair">
          <Choose form={form} value={given.kind} label="Kind" name="kind" options={entries(groupKinds)} />
          <Field form={form} value={given.ends_on} label="Ends on, for an action team" name="ends_on" type="date" optional />
        </div>
      )}
      <Field form={form} value={given.area} label="Its area" name="area" rows={4} optional maxLength={10_000} hint="A town, a county (“Harbor County”) or a district to a line." />
      <Choose form={form} value={given.parent_id} label="Part of" name="parent_id" blank="No other group" options={parents.map(({ id, name }) => [id, name])} />
    </fieldset>
  )
}
