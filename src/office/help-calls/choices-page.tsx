import type { Choice } from '#domain/volunteering/choices.ts'
import type { Actor } from '#http/context.ts'
import type { Refused } from '#http/form.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { Field } from '#ui/field.tsx'
import { Mend } from '#ui/mend.tsx'
import { OfficeLayout } from '#ui/office-layout.tsx'

type Props = { frame: Frame; actor: Actor; choices: Choice[]; form?: Refused }

export function ChoicesPage({ frame, actor, choices, form }: Props) {
  return (
    <OfficeLayout frame={frame} actor={actor} room="help-calls" title="Skills and issues" above={<p class="meta"><a href={routes.office.helpCalls.href()}>Calls for help</a></p>}>
      <Mend form={form} ids={{ name: `${form?.given.kind ?? 'skill'}-name` }} />
      <div class="panels panels--two">
        <List kind="skill" title="Skills" choices={choices} form={form} />
        <List kind="issue" title="Issues" choices={choices} form={form} />
      </div>
    </OfficeLayout>
  )
}

function List({ kind, title, choices, form }: { kind: Choice['kind']; title: string; choices: Choice[]; form?: Refused }) {
  const own = choices.filter((choice) => choice.kind === kind)
  return (
    <section class="panel" aria-labelledby={kind}>
      <h2 id={kind}>{title}</h2>
      <ul class="lines">{own.map((choice) => <li><Row choice={choice} /></li>)}</ul>
      <form class="row row--end" method="post" action={routes.office.volunteerChoices.href()}>
        <input type="hidden" name="kind" value={kind} />
        <Field form={form?.given.kind === kind ? form : undefined} id={`${kind}-name`} label={`Another ${kind}`} name="name" required maxLength={60} />
        <button class="button">Add</button>
      </form>
    </section>
  )
}

function Row({ choice: { id, name, retired_at } }: { choice: Choice }) {
  return (
    <form class="row" method="post" action={routes.office.volunteerChoice.href({ id })}>
      <input type="hidden" name="_method" value="PUT" />
      <p class="field"><label class="unseen" for={`choice-${id}`}>Name of {name}</label><input id={`choice-${id}`} name="name" value={name} required maxLength={60} /></p>
      <label class="tick"><input type="checkbox" name="offered" value="yes" checked={!retired_at} aria-label={`${name} can be chosen`} /> <span>Can be chosen</span></label>
      <button class="button button--small" aria-label={`Save ${name}`}>Save</button>
    </form>
  )
}
