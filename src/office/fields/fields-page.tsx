import type { CustomField } from '#domain/people/custom-fields.ts'
import type { Actor } from '#http/context.ts'
import type { Refused } from '#http/form.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { Asking, Dialog } from '#ui/dialog.tsx'
import { Field } from '#ui/field.tsx'
import { Mend } from '#ui/mend.tsx'
import { OfficeLayout } from '#ui/office-layout.tsx'
import { Ranking } from '#ui/ranking.tsx'
import { count, entries } from '#ui/words.ts'

const kinds: Record<CustomField['kind'], { word: string; means: string }> = {
  text: { word: 'Words', means: 'Anything, in a line.' },
  number: { word: 'A number', means: 'Such as 12 or 3.5.' },
  date: { word: 'A date', means: 'A day in the calendar.' },
  choice: { word: 'A choice', means: 'One of the answers that you list.' },
  'yes-no': { word: 'Yes or no', means: 'Or not known.' },
}
const said: Record<string, string> = {
  define: 'The field is there. It is asked on every person’s form.', rename: 'Saved.', remove: 'The field is gone. What stood in it is in each person’s history.',
}

type Props = { frame: Frame; actor: Actor; fields: CustomField[]; uses: ReadonlyMap<string, number>; form?: Refused; refused?: string; did?: string }

export function FieldsPage({ frame, actor, fields, uses, form, refused, did = '' }: Props) {
  return (
    <OfficeLayout frame={frame} actor={actor} title="Custom fields" room="fields">
      {said[did] && <div class="notice notice--right office-notice" role="status"><p>{said[did]}</p></div>}
      <div class="panels panels--lead">
        <section class="panel" aria-labelledby="asked">
          <h2 id="asked">What you want to know of people</h2>
          {fields.length === 0 && <Nothing />}
          <ol class="lines">
            {fields.map((field, at) => (
              <FieldLine field={field} people={uses.get(field.key) ?? 0} first={at === 0} last={at === fields.length - 1} form={refused === field.key ? form : undefined} />
            ))}
          </ol>
        </section>
        <section class="panel card" aria-labelledby="new">
          <h2 id="new">Add a field</h2>
          <NewField form={refused ? undefined : form} />
        </section>
      </div>
    </OfficeLayout>
  )
}

const Nothing = () => (
  <div class="empty">
    <p>Names, addresses, districts, tags and consent are kept of everybody. Whatever else you want to know, such as a shirt size or who can drive, becomes a field here.</p>
  </div>
)

function NewField({ form }: { form?: Refused }) {
  const kind = form?.given.kind ?? 'text'
  return (
    <form class="fields" method="post" action={routes.office.fields.href()}>
      <Mend form={form} />
      <Field label="What is asked" name="label" required maxLength={100} autocomplete="off" form={form} />
      <fieldset class="field-group">
        <legend class="unseen">Kind</legend>
        <div class="choices choices--long">
          {entries(kinds).map(([key, { word, means }]) => (
            <label class="choice"><input type="radio" name="kind" value={key} checked={key === kind} required /> <span>{word}<small>{means}</small></span></label>
          ))}
        </div>
      </fieldset>
      <Field label="Answers of a choice" name="choices" rows={3} optional hint="One to a line." form={form} />
      <p class="buttons"><button class="button button--primary">Add the field</button></p>
    </form>
  )
}

type LineProps = { field: CustomField; people: number; first: boolean; last: boolean; form?: Refused }

function FieldLine({ field, people, first, last, form }: LineProps) {
  const { key, label, kind, choices } = field
  return (
    <li class="stack">
      <div class="row row--apart">
        <p><strong>{label}</strong> <span class="meta">{kinds[kind].word}{choices.length > 0 && `: ${choices.join(', ')}`} · {people === 0 ? 'nobody has a value' : `${count(people, 'person has', 'people have')} a value`}</span></p>
        <div class="row">
          <Ranking href={routes.office.fieldRank.href({ key })} name={label} first={first} last={last} />
          <Asking dialog={`remove-${key}`}>Remove<span class="unseen"> {label}</span></Asking>
        </div>
      </div>
      <details open={!!form}>
        <summary>Rename</summary>
        <form class="fields" method="post" action={routes.office.field.href({ key })}>
          <input type="hidden" name="_method" value="PUT" />
          <Field id={`label-${key}`} label="What is asked" name="label" value={label} required maxLength={100} autocomplete="off" form={form} />
          {kind === 'choice' && (
            <Field id={`choices-${key}`} label="Answers" name="choices" value={choices.join('\n')} rows={3} hint="One to a line. Who has an answer that you take away keeps it." form={form} />
          )}
          <p class="buttons"><button class="button button--small">Save</button></p>
        </form>
      </details>
      <Dialog id={`remove-${key}`} title={`Remove “${label}”?`} href={routes.office.field.href({ key })} method="DELETE" verb={people ? `Remove it from ${count(people, 'person', 'people')}` : 'Remove it'} keep="Keep it" danger>
        <p>
          {people === 0
            ? 'Nobody has a value in it.'
            : `${count(people, 'person has', 'people have')} a value in it. It goes from their records and from every segment’s reach; their history keeps what stood there.`}
        </p>
      </Dialog>
    </li>
  )
}
