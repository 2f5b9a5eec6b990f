import type { Action } from '#domain/actions/actions.ts'
import type { Note } from '#domain/actions/notes.ts'
import { routes } from '#http/routes.ts'
import { Moment } from '#ui/day.tsx'
import { Pressing } from '#ui/pressing.tsx'

/** What callers passed on. A hidden note can be brought back, but not read, from here. */
export function Notes({ action, notes, older }: { action: Action; notes: Note[]; older?: number }) {
  return (
    <section class="panel panels__whole" aria-labelledby="notes">
      <h2 id="notes">Notes</h2>
      {notes.length === 0 && <p class="meta">Nobody has left a note yet.</p>}
      <ul class="lines notes">{notes.map((note) => <li class="note">{note.hidden_at ? <Hidden note={note} /> : <Shown note={note} />}</li>)}</ul>
      <p class="pager">
        <a href={`${routes.office.action.href(action)}#notes`}>Newest notes</a>
        {older !== undefined && <a href={`${routes.office.action.href(action, { older })}#notes`}>Older notes</a>}
      </p>
    </section>
  )
}

function Shown({ note }: { note: Note }) {
  return (
    <>
      <p>{note.note} <span class="meta">{note.town && <>{note.town}&nbsp;· </>}about {note.official}&nbsp;· <Moment at={note.reported_at} /></span></p>
      <Pressing href={routes.office.hiding.href(note)} method="PUT" class="button button--small button--quiet">Hide this note</Pressing>
    </>
  )
}

function Hidden({ note }: { note: Note }) {
  return (
    <>
      <p class="meta">A note about {note.official} was hidden.</p>
      <Pressing href={routes.office.hiding.href(note)} method="DELETE" class="button button--small button--quiet">Show it again</Pressing>
    </>
  )
}
