import type { Intake } from '#domain/agenda/coalition-intake.ts'
import type { WithPlanks } from '#domain/agenda/coalitions.ts'
import type { Actor } from '#http/context.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { statusWords } from '#ui/coalition-words.ts'
import { OfficeLayout } from '#ui/office-layout.tsx'
import { count } from '#ui/words.ts'

export type Taken = Intake | { reason: string }
type Props = { frame: Frame; actor: Actor; coalitions: WithPlanks[]; taken?: Taken; did?: string }
const { office } = routes
const said: Record<string, string> = { added: 'The coalition is in the list.', saved: 'Saved.', removed: 'The coalition is gone from the list.' }

export function CoalitionsPage({ frame, actor, coalitions, taken, did = '' }: Props) {
  return (
    <OfficeLayout
      frame={frame} actor={actor} room="coalitions" title="Coalitions" above={<p class="meta"><a href={routes.site.coalitions.href()}>As everybody reads it</a></p>}
      buttons={<a class="button button--primary" href={office.newCoalition.href()}>Add a coalition</a>}
    >
      {said[did] && !taken && <div class="notice notice--right office-notice" role="status"><p>{said[did]}</p></div>}
      {taken && <WhatCame taken={taken} />}
      <div class="panels panels--lead">
        <section class="panel" aria-labelledby="all">
          <h2 id="all">{coalitions.length === 0 ? 'None yet' : count(coalitions.length, 'coalition')}</h2>
          {coalitions.length === 0 ? <p>Whom you work with, and for which planks, stands on the public site. Add the first, or send a table of them.</p> : (
            <table class="table table--folds">
              <thead><tr><th scope="col">Name</th><th scope="col">For</th><th scope="col">Part of</th><th scope="col">How it stands</th></tr></thead>
              <tbody>
                {coalitions.map((coalition) => (
                  <tr>
                    <th scope="row"><a href={office.coalition.href(coalition)}>{coalition.name}</a>{coalition.is_national && <span class="meta"> National</span>}</th>
                    <td data-label="For">{coalition.planks.map(({ title }) => title).join(', ') || 'Everything'}</td>
                    <td data-label="Part of">{coalition.parent ?? ''}</td>
                    <td data-label="How it stands">{statusWords[coalition.status]}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </section>
        <section class="panel card" aria-labelledby="file">
          <h2 id="file">As a table</h2>
          {coalitions.length > 0 && <p><a href={office.coalitionsCsv.href()}>Take all of them along as a CSV file</a></p>}
          <form class="fields" method="post" action={office.coalitionFile.href()} enctype="multipart/form-data">
            <p class="field">
              <label for="csv">A CSV file</label>
              <input id="csv" type="file" name="file" accept=".csv,text/csv" required aria-describedby="csv-hint" />
              <span class="field__hint" id="csv-hint">Its first line names the columns: name, and as many as you like of purpose, website, links, our part, status, national, part of, planks. Who is in the list already by that name is changed, nobody is removed.</span>
            </p>
            <p class="buttons"><button class="button">Take them in</button></p>
          </form>
        </section>
      </div>
    </OfficeLayout>
  )
}

function WhatCame({ taken }: { taken: Taken }) {
  if ('reason' in taken) return <div class="notice notice--wrong office-notice" role="alert"><p>{taken.reason} Nothing was changed.</p></div>
  const { added, changed, same, refused } = taken
  return (
    <div class={`notice ${refused.length ? 'notice--careful' : 'notice--right'} office-notice`} role="status">
      <p>{count(added, 'coalition')} added, {changed} changed, {same} as before{refused.length > 0 && `, ${count(refused.length, 'row')} not taken as written`}.</p>
      {refused.length > 0 && <ul>{refused.slice(0, 50).map(({ row, reason }) => <li>Row {row}: {reason}</li>)}</ul>}
      {refused.length > 50 && <p>And {refused.length - 50} more. Mend these and send the file again; what was taken changes nothing a second time.</p>}
    </div>
  )
}
