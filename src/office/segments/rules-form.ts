import { isRules, type Part, type Rules, rulesShape, tidy } from '#domain/audiences/rules.ts'
import type { CustomField } from '#domain/people/custom-fields.ts'
import { conditionOf, rowOf } from '#office/segments/condition-form.ts'
import { type Draft, type DraftGroup, isGroup } from '#office/segments/draft.ts'

/** `open`: how many conditions still lack a choice; they count for nothing. */
export type Read = { rules: Rules; open: number } | { reason: string }

/** Groups in a segment of which all must hold say "any", and the other way round. */
export const turn = (join: Rules['join']): Rules['join'] => (join === 'all' ? 'any' : 'all')

export function rulesOf(draft: Draft, custom: readonly CustomField[]): Read {
  let open = 0
  const read = ({ parts }: DraftGroup, join: Rules['join']): Rules => ({
    join,
    parts: parts.flatMap((part): Part[] => {
      if (isGroup(part)) return [read(part, turn(join))]
      const condition = conditionOf(part, custom)
      if (!condition) open++
      return condition ? [condition] : []
    }),
  })
  const checked = rulesShape.safeParse(read(draft, draft.join))
  return checked.success ? { rules: checked.data, open } : { reason: 'A segment has at most 30 conditions, in groups at most three deep.' }
}

export function draftOf(rules: Rules): Draft {
  const group = ({ parts }: Rules): DraftGroup => ({ parts: parts.map((part) => (isRules(part) ? group(part) : rowOf(part))) })
  const tidied = tidy(rules)
  return { join: tidied.join, ...group(tidied) }
}
