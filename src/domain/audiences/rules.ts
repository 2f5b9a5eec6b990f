import { z } from 'zod'
import { type Condition, conditionShape } from '#domain/audiences/condition.ts'

/** Conditions and groups of them, of which all or any hold. One without parts says nothing. */
export type Rules = { join: 'all' | 'any'; parts: Part[] }
export type Part = Rules | Condition

/** So deep, and so many conditions in all. */
export const deepest = 3
export const most = 30

const rulesAt = (depth: number): z.ZodType<Rules> =>
  z.strictObject({
    join: z.enum(['all', 'any']),
    parts: z.array(depth < deepest ? z.union([conditionShape, rulesAt(depth + 1)]) : conditionShape).max(most),
  })

export const rulesShape = rulesAt(1).refine((rules) => conditionsIn(rules).length <= most, `A segment has at most ${most} conditions.`)

export const everyone: Rules = { join: 'all', parts: [] }

export const isRules = (part: Part): part is Rules => 'join' in part

export const conditionsIn = ({ parts }: Rules): Condition[] => parts.flatMap((part) => (isRules(part) ? conditionsIn(part) : [part]))

/** The same without groups that say nothing; a group of one is that one. */
export function tidy({ join, parts }: Rules): Rules {
  const tidied = parts.flatMap((part) => {
    if (!isRules(part)) return [part]
    const inner = tidy(part)
    return inner.parts.length < 2 || inner.join === join ? inner.parts : [inner]
  })
  return { join, parts: tidied }
}
