import type { Import } from '#domain/people/arrivals/imports.ts'
import type { Example, Preview } from '#domain/people/arrivals/previewing.ts'
import type { Refusal } from '#domain/people/arrivals/arrival.ts'
import type { Actor } from '#http/context.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { OfficeLayout } from '#ui/office-layout.tsx'
import { Pressing } from '#ui/pressing.tsx'
import { count } from '#ui/words.ts'

type Props = { frame: Frame; actor: Actor; one: Import; preview: Preview }

/** What would become of the file. Nothing has changed yet. */
export function PreviewPage({ frame, actor, one, preview }: Props) {
  const { rows, whole, added, changed, unchanged, refused, examples } = preview
  return (
    <OfficeLayout frame={frame} actor={actor} room="imports" title={`What “${one.name}” would change`} above={<p class="meta"><a href={routes.office.imports.href()}>Imports</a></p>}>
      <p class="lede">{whole ? `All ${count(rows, 'row')} of the file were looked at.` : `The file is long: only its first ${rows.toLocaleString('en-US')} rows were looked at.`} Nothing has changed yet.</p>
      <dl class="stats">
        <Stat words="would be added" number={added} /><Stat words="would be changed" number={changed} /><Stat words="are known as they are" number={unchanged} /><Stat words="would be refused" number={refused} />
      </dl>
      <div class="buttons section">
        <Pressing href={routes.office.importRun.href(one)} method="PUT" class="button button--primary">Take the file in</Pressing>
        <a class="button" href={routes.office.import.href(one)}>Back to the columns</a>
      </div>
      <p class="meta">It can be taken back whole afterwards. Files that come from other places may hold people twice: look at the duplicates when it is done.</p>
      <Examples id="added" title="Would be added" examples={examples.added} />
      <Examples id="changed" title="Would be changed" examples={examples.changed} />
      <Refused refusals={examples.refused} />
    </OfficeLayout>
  )
}

const Stat = ({ words, number }: { words: string; number: number }) => <div class="stat"><dt>{words}</dt><dd>{number.toLocaleString('en-US')}</dd></div>

function Examples({ id, title, examples }: { id: string; title: string; examples: Example[] }) {
  if (examples.length === 0) return null
  return (
    <section class="section" aria-labelledby={id}>
      <div class="section__head"><h2 id={id}>{title}</h2><p class="meta">The first of them</p></div>
      <ul class="lines">
        {examples.map(({ row, name, email, before, after }) => (
          <li><strong>{name || email || 'Without a name'}</strong> <span class="meta">row {row}</span><br /><span class="meta breaks">{differences(before ?? {}, after)}</span></li>
        ))}
      </ul>
    </section>
  )
}

/** "Town: Arden → Winnick; Tags: one, two". */
function differences(before: object, after: object): string {
  const was = new Map<string, unknown>(Object.entries(before))
  return Object.entries(after).filter(([name]) => name in words).map(([name, value]) => {
    const old = wordsOf(was.get(name))
    return `${words[name]}: ${old ? `${old} → ` : ''}${wordsOf(value)}`
  }).join('; ')
}

const words: Record<string, string> = {
  name: 'Name', given_name: 'First name', family_name: 'Last name', pronouns: 'Pronouns', emails: 'E-mail', phones: 'Phone', street: 'Street', locality: 'Town', region: 'State', postcode: 'ZIP code',
  language: 'Language', tags: 'Tags', source: 'From', identifiers: 'Number elsewhere', fields: 'Fields',
}

function wordsOf(value: unknown): string {
  if (Array.isArray(value)) return value.join(', ')
  if (value && typeof value === 'object') return Object.entries(value).map(([key, one]) => `${key} ${String(one)}`).join(', ')
  return value === undefined || value === null ? '' : String(value)
}

export function Refused({ refusals, all }: { refusals: Refusal[]; all?: string }) {
  if (refusals.length === 0) return null
  return (
    <section class="section" aria-labelledby="refused">
      <div class="section__head"><h2 id="refused">Refused</h2>{all && <a class="button button--small" href={all} data-turbo="false">All of them, as a table</a>}</div>
      <ul class="lines">{refusals.map(({ row, reason, cells }) => <li>Row {row}: {reason}<br /><span class="meta breaks">{cells.filter(Boolean).join(' · ').slice(0, 200)}</span></li>)}</ul>
    </section>
  )
}
