import type { Action } from '#domain/actions/actions.ts'
import type { Official } from '#domain/legislature/officials.ts'
import { type Facts, scriptText } from '#engines/scripts/fill.ts'
import { dayWords } from '#ui/day.tsx'

/** What a script's fields say to somebody of this town who reaches this official. */
export function factsFor(action: Action, official: Official, town?: string): Facts {
  const term = official.terms[0]
  return {
    town,
    official: [term?.title.split(' ').at(-1), official.family_name].filter(Boolean).join(' '),
    official_last: official.family_name,
    district: term?.district,
    bill: action.bill_number,
    bill_title: action.bill_title,
    bill_sponsor: action.bill_sponsor,
    bill_committee: action.bill_committee,
    deadline: action.closes_at ? dayWords(action.closes_at) : undefined,
  }
}

/** RFC 6068: the e-mail as it opens in the visitor's own program, when the official has an address. */
export function mailFor(action: Action, { email }: Official, facts: Facts): string | undefined {
  const query = new URLSearchParams({ subject: action.bill_title || action.title, body: scriptText(action.script, facts) })
  return email ? `mailto:${encodeURIComponent(email).replace('%40', '@')}?${query.toString().replaceAll('+', '%20')}` : undefined
}
