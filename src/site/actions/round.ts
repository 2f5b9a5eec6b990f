import type { Context } from 'hono'
import type { Action } from '#domain/actions/actions.ts'
import * as publishing from '#domain/actions/publishing.ts'
import * as reports from '#domain/actions/reports.ts'
import * as targets from '#domain/actions/targets.ts'
import type { Env } from '#http/context.ts'
import type { Step } from '#ui/call-sheet.tsx'

export type Round = { action: Action; steps: Step[]; vacancies: targets.Vacancy[] }

/** A visitor's way through one action: whom they are asked to reach, and what they have said so far. */
export async function roundFor(c: Context<Env>, slug: string): Promise<Round | undefined> {
  const { db, visitor } = c.var
  const action = await publishing.findUncounted(db, slug)
  if (!action) return undefined
  const [{ targets: all, vacancies }, told] = await Promise.all([
    targets.forDistricts(db, action, visitor.place?.districts ?? {}),
    visitor.callId ? reports.ofCall(db, action, visitor.callId) : [],
  ])
  const outcomes = new Map(told.map(({ official_id, outcome }) => [official_id, outcome]))
  return { action, vacancies, steps: all.map((target) => ({ target, outcome: outcomes.get(target.official.id) })) }
}

/** The first after `from` that is still to do, going round; undefined when all is done. */
export function nextStep({ steps }: Round, from = -1): Step | undefined {
  return [...steps.slice(from + 1), ...steps.slice(0, from + 1)].find(({ outcome }) => !outcome)
}
