import type { ComponentChildren } from 'preact'
import type { Tagging } from '#domain/people/taggings.ts'
import { routes } from '#http/routes.ts'
import { countWords } from '#office/people/count-words.ts'
import { Moment } from '#ui/day.tsx'
import { Pressing } from '#ui/pressing.tsx'

export type Done = { act: Tagging['act']; people: number; tag: string; by?: number }

const said = (act: string, tag: string) => (act === 'tag' ? `The tag “${tag}” is on` : `The tag “${tag}” was taken from`)
const people = (number: number) => countWords({ number, about: false })

/** What was just done to many, with the way back. */
export function Tagged({ act, people: number, tag, by, undoable }: Done & { undoable: boolean }) {
  return (
    <div class="notice notice--right office-notice" role="status">
      <p>{number === 0 ? 'Nothing had to change.' : `${said(act, tag)} ${people(number)}.`} {act === 'tag' && <a href={routes.office.people.href({}, { tag })}>Everybody with this tag</a>}</p>
      {by && undoable && <Undo id={by}>Take it back</Undo>}
    </div>
  )
}

/** All that can still be taken back. */
export function TaggedLately({ taggings }: { taggings: Tagging[] }) {
  return (
    <details class="section">
      <summary>Tags of the last day, to be taken back</summary>
      <ul class="lines">
        {taggings.map(({ id, act, tag, people: number, actor, tagged_at: at }) => (
          <li class="row row--apart">
            <span>{said(act, tag)} {people(number)}. <span class="meta">{actor}, <Moment at={at} /></span></span>
            <Undo id={id}>Take it back<span class="unseen">: “{tag}”</span></Undo>
          </li>
        ))}
      </ul>
    </details>
  )
}

const Undo = ({ id, children }: { id: number; children: ComponentChildren }) =>
  <Pressing href={routes.office.peopleTagging.href({ id })} method="DELETE" class="button button--small button--quiet">{children}</Pressing>
