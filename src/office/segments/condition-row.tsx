import type { ComponentChildren } from 'preact'
import type { Choices } from '#office/segments/choices.ts'
import { ConditionDetail } from '#office/segments/condition-detail.tsx'
import type { DraftCondition } from '#office/segments/draft.ts'
import { Icon } from '#ui/icon.tsx'

/** What a condition can be about, in words that go on after "who", and turned round. */
const phrases: Record<string, [string, string]> = {
  tag: ['has the tag', 'does not have the tag'],
  town: ['lives in', 'does not live in'],
  official: ['is a constituent of', 'is not a constituent of'],
  committee: ['is a constituent of a member of', 'is not a constituent of a member of'],
  group: ['is in the group', 'is not in the group'],
  standing: ['as a member is', 'as a member is not'],
  skill: ['offered to help with', 'did not offer to help with'],
  interest: ['cares for', 'does not care for'],
  deed: ['did', 'did not do'],
  consent: ['about letters', 'does not say about letters'],
  language: ['speaks', 'does not speak'],
  source: ['came to us by', 'did not come to us by'],
  added: ['is known since', 'was known before'],
}

type Props = { path: string; number: string; row: DraftCondition; choices: Choices; lead: string; open: boolean }

export function ConditionRow({ path, number, row, choices, lead, open }: Props) {
  return (
    <div class="segment__rule">
      <b>{lead}</b>
      <div>
        <select name={`c${path}.about`} id={`c${path}.about`} aria-label={`Condition ${number}`}>
          <option value="">Choose a condition</option>
          {Object.entries(phrases).map(([about, [so, notSo]]) => <><Option value={about} here={row.about}>{so}</Option><Option value={`${about}!`} here={row.about}>{notSo}</Option></>)}
          {choices.layers.map(({ key, singular }) => (
            <><Option value={`district:${key}`} here={row.about}>lives in the {singular}</Option><Option value={`district:${key}!`} here={row.about}>does not live in the {singular}</Option></>
          ))}
          {choices.fields.map(({ key, label }) => <Option value={`field:${key}`} here={row.about}>has “{label}”</Option>)}
        </select>{' '}
        <ConditionDetail path={path} number={number} row={row} choices={choices} />{' '}
        <button class="button button--square" name="drop" value={path}><Icon of="remove" /><span class="unseen">Remove condition {number}</span></button>
        {open && <span class="meta">{row.about ? 'Something is still to be chosen; until then this counts for nothing.' : 'Counts for nothing yet.'}</span>}
      </div>
    </div>
  )
}

export function Option({ value, here, children }: { value: string | number; here: string; children: ComponentChildren }) {
  return <option value={value} selected={String(value) === here}>{children}</option>
}
