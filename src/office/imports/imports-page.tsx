import type { Import } from '#domain/people/arrivals/imports.ts'
import type { Actor } from '#http/context.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { stageWords } from '#office/imports/stage-words.ts'
import { Moment } from '#ui/day.tsx'
import { FileField } from '#ui/file-field.tsx'
import { OfficeLayout } from '#ui/office-layout.tsx'
import { count } from '#ui/words.ts'

type Props = { frame: Frame; actor: Actor; imports: Import[]; wrong?: string | undefined }

const fileHint = 'A table (CSV or TSV) from any program, from NationBuilder or Action Network, or a file that was exported here. '
  + 'You say next what its columns mean, and see what would change before anything does.'

export function ImportsPage({ frame, actor, imports, wrong }: Props) {
  return (
    <OfficeLayout frame={frame} actor={actor} room="imports" title="Imports of people">
      {actor.deeds.has('import people') && <Upload wrong={wrong} />}
      <section class="section" aria-labelledby="files">
        <div class="section__head"><h2 id="files">Files that came in</h2></div>
        {imports.length === 0 ? <p class="empty">No file of people has come in yet. Each will stand here with what it brought, and can be taken back whole.</p> : <Files imports={imports} />}
      </section>
      {actor.deeds.has('export people') && <Everybody />}
    </OfficeLayout>
  )
}

function Upload({ wrong }: { wrong?: string | undefined }) {
  return (
    <form class="card fields" method="post" action={routes.office.imports.href()} enctype="multipart/form-data">
      <FileField
        label="A file of people" name="file" accept=".csv,.tsv,.txt,.ndjson,text/csv" wrong={wrong}
        hint={fileHint}
      />
      <p class="buttons"><button class="button button--primary">Send the file</button></p>
    </form>
  )
}

function Files({ imports }: { imports: Import[] }) {
  return (
    <div class="table-scroll">
      <table class="table table--folds">
        <thead><tr><th scope="col">File</th><th scope="col">What became of it</th><th scope="col">Brought by</th><th scope="col">When</th></tr></thead>
        <tbody>
          {imports.map((one) => (
            <tr>
              <th scope="row"><a href={routes.office.import.href(one)}>{one.name}</a></th>
              <td data-label="What became of it">{stageWords(one)}{one.refused > 0 && one.stage !== 'undone' && <>, {count(one.refused, 'row')} refused</>}</td>
              <td data-label="Brought by">{one.actor}</td>
              <td data-label="When"><Moment at={one.created_at} /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Everybody() {
  const { peopleFile } = routes.office
  return (
    <section class="section" aria-labelledby="everybody">
      <div class="section__head"><h2 id="everybody">Everything about everybody</h2></div>
      <p>All people with their fields, tags, groups and what they agreed to, in a form that can be taken in again here. Cells that a spreadsheet would take for formulas carry an apostrophe.</p>
      <p class="buttons">
        <a class="button" href={peopleFile.href({ name: 'people.csv' })} data-turbo="false">Table (CSV)</a>
        <a class="button" href={peopleFile.href({ name: 'people.ndjson' })} data-turbo="false">JSON, a line each</a>
      </p>
    </section>
  )
}
