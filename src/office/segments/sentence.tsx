import type { Choices } from '#office/segments/choices.ts'
import { ConditionRow } from '#office/segments/condition-row.tsx'
import { type Draft, type DraftGroup, isGroup } from '#office/segments/draft.ts'
import { Icon } from '#ui/icon.tsx'

type Props = { draft: Draft; choices: Choices; open: (path: string) => boolean }

/** An and/or sentence of conditions: read aloud, it says whom one will get. */
export function Sentence({ draft, choices, open }: Props) {
  return (
    <>
      <div class="segment__rule">
        <b>People</b>
        <div>
          <select name="join" id="join" aria-label="How many of these have to be so">
            <option value="all" selected={draft.join === 'all'}>who fit all of these</option>
            <option value="any" selected={draft.join === 'any'}>who fit any of these</option>
          </select>
        </div>
      </div>
      {draft.parts.length === 0 && <p class="meta">Everybody, as long as nothing is said. Add what has to be so of them.</p>}
      <Rows group={draft} join={draft.join} path="" choices={choices} open={open} />
    </>
  )
}

type Group = Omit<Props, 'draft'> & { group: DraftGroup; join: Draft['join']; path: string }

function Rows({ group, join, path, choices, open }: Group) {
  const other = join === 'all' ? 'any' : 'all'
  const deep = path.split('.').filter(Boolean).length
  return (
    <>
      {group.parts.map((part, at) => {
        const here = path ? `${path}.${at}` : String(at)
        const number = here.split('.').map((step) => Number(step) + 1).join('.')
        const lead = join === 'all' ? (at === 0 ? 'who' : 'and') : at === 0 ? 'either' : 'or'
        if (!isGroup(part)) return <ConditionRow path={here} number={number} row={part} choices={choices} lead={lead} open={open(here)} />
        return (
          <>
            <input type="hidden" name={`c${here}.group`} value="1" />
            <div class="segment__rule">
              <b>{lead}</b>
              <div><span class="meta">{other} of these:</span> <button class="button button--square" name="drop" value={here}><Icon of="remove" /><span class="unseen">Remove group {number}</span></button></div>
            </div>
            <div class="segment__any" role="group" aria-label={`Group ${number}: ${other} of these`}>
              <Rows group={part} join={other} path={here} choices={choices} open={open} />
            </div>
          </>
        )
      })}
      <p class="buttons">
        <button class="button button--small" name="add" value={path || '.'}><Icon of="add" /> {join === 'all' ? 'And' : 'Or'} …</button>
        {deep < 2 && <button class="button button--small" name="either" value={path || '.'}><Icon of="add" /> {join === 'all' ? 'And any' : 'Or all'} of several …</button>}
      </p>
    </>
  )
}
