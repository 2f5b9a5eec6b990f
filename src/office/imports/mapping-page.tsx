import type { Import } from '#domain/people/arrivals/imports.ts'
import type { Plan } from '#domain/people/arrivals/plan.ts'
import type { Preset } from '#domain/people/arrivals/presets.ts'
import type { Field as CustomField } from '#domain/people/arrivals/values.ts'
import type { Actor } from '#http/context.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { type Group, meaningsFor } from '#office/imports/meanings.ts'
import { Choose } from '#ui/choose.tsx'
import { Asking, Dialog } from '#ui/dialog.tsx'
import { Field } from '#ui/field.tsx'
import { OfficeLayout } from '#ui/office-layout.tsx'

type Props = { frame: Frame; actor: Actor; one: Import; plan: Plan; preset: Preset; fields: CustomField[]; rows: string[][]; wrong?: string | undefined }

const presetWords: Record<Preset, string> = {
  own: 'This is a file that was exported here: everything is filled in.', nationbuilder: 'This looks like an export of NationBuilder; its columns are filled in. Look them over.',
  'action-network': 'This looks like a report of Action Network; its columns are filled in. Look them over.', any: 'Columns that we recognize are filled in. Look them over.',
}

/** What each column means. */
export function MappingPage({ frame, actor, one, plan, preset, fields, rows, wrong }: Props) {
  const groups = meaningsFor(fields, plan.columns)
  return (
    <OfficeLayout frame={frame} actor={actor} room="imports" title={one.name} above={<p class="meta"><a href={routes.office.imports.href()}>Imports</a></p>} buttons={<Asking dialog="discard">Discard the file</Asking>}>
      {wrong && <div class="notice notice--wrong office-notice" role="alert"><p>{wrong}</p></div>}
      <p class="lede">What does each column mean? {presetWords[preset]}</p>
      <Reading one={one} />
      <form method="post" action={routes.office.import.href(one)} class="fields">
        <input type="hidden" name="_method" value="PUT" />
        <div class="table-scroll">
          <table class="table table--folds">
            <thead><tr><th scope="col">Column</th><th scope="col">First cells</th><th scope="col">Means</th></tr></thead>
            <tbody>{one.columns.map((column, at) => <Column at={at} column={column} cells={rows.map((row) => row[at] ?? '')} meaning={plan.columns[at] ?? 'ignored'} groups={groups} />)}</tbody>
          </table>
        </div>
        <div class="fields fields--pair">
          <Field label="Tag everybody in the file" name="tags" optional hint="Several with commas between." value={plan.tags.join(', ')} />
          <Field label="The list that consent is for" name="list" value={plan.list} hint="The letters of the organization are “newsletter”." maxLength={60} />
        </div>
        <Field label="The words people saw when they agreed" name="wording" rows={2} optional value={plan.wording} hint="Kept with every consent the file tells of. A withdrawal that we know of is never overridden." />
        <label class="tick"><input type="checkbox" name="lenient" value="yes" checked={plan.lenient} /> <span>Leave out cells that cannot be read, instead of refusing their rows</span></label>
        <p class="buttons"><button class="button button--primary">See what would change</button></p>
      </form>
      <Dialog id="discard" title="Discard this file?" href={routes.office.import.href(one)} method="DELETE" verb="Discard it" keep="Keep it">
        <p>It is deleted here. Nothing of it was taken in.</p>
      </Dialog>
    </OfficeLayout>
  )
}

type ColumnProps = { at: number; column: string; cells: string[]; meaning: string; groups: Group[] }

function Column({ at, column, cells, meaning, groups }: ColumnProps) {
  const shown = cells.filter(Boolean).map((cell) => (cell.length > 40 ? `${cell.slice(0, 40)}…` : cell))
  return (
    <tr>
      <th scope="row" id={`name-${at}`}>{column || `Column ${at + 1}`}</th>
      <td data-label="First cells" class="meta breaks">{shown.join(' · ')}</td>
      <td data-label="Means" class="field">
        <select name={`column-${at}`} aria-labelledby={`name-${at}`}>
          <option value="ignored">— left out —</option>
          {groups.map(({ heading, choices }) => (
            <optgroup label={heading}>{choices.map(({ value, words }) => <option value={value} selected={value === meaning}>{words}</option>)}</optgroup>
          ))}
        </select>
      </td>
    </tr>
  )
}

const betweens: [string, string][] = [[',', 'commas'], ['\t', 'tabs'], [';', 'semicolons'], ['|', 'bars']]
const codes: [string, string][] = [['utf-8', 'UTF-8'], ['windows-1252', 'Windows-1252 (Western)'], ['utf-16le', 'UTF-16'], ['utf-16be', 'UTF-16, big-endian']]

/** Should accents or columns look wrong. */
function Reading({ one }: { one: Import }) {
  if (one.format !== 'csv') return null
  return (
    <details>
      <summary>Letters or columns look wrong?</summary>
      <form class="people-search" method="post" action={routes.office.importReading.href(one)}>
        <input type="hidden" name="_method" value="PUT" />
        <Choose label="Letters are written in" name="encoding" value={one.encoding} options={codes} />
        <Choose label="Between cells stand" name="delimiter" value={one.delimiter} options={betweens} />
        <button class="button button--small">Read it again</button>
      </form>
    </details>
  )
}
