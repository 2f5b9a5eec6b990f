import { z } from 'zod'
import type { Action, Draft } from '#domain/actions/actions.ts'
import { unknownFields } from '#engines/scripts/fields.ts'
import type { Given } from '#http/form.ts'
import { momentHere } from '#http/local-moment.ts'
import { webAddressShape } from '#http/web-address.ts'
import { localTime } from '#ui/day.tsx'

const text = (most: number) => z.string().trim().max(most, `That is longer than fits: ${most.toLocaleString('en-US')} characters at most.`).default('')
const number = z.union([z.literal('').transform(() => null), z.coerce.number().int().positive()]).default(null)

const script = text(10_000).superRefine((typed, check) => {
  const sentences = unknownFields(typed).map(({ name, meant }) => `We know no field called {{${name}}}. Did you mean {{${meant}}}?`)
  if (sentences.length) check.addIssue({ code: 'custom', message: sentences.join(' ') })
})

export const actionForm = z.object({
  title: text(120).refine((typed) => typed.length > 0, 'An action needs a title.'),
  kind: z.enum(['call', 'email', 'letter'], 'Pick a call, an e-mail or a letter.').default('call'),
  ask: text(1000),
  why: text(10_000),
  talking_points: text(10_000),
  more_info: text(10_000),
  fact_sheet_url: webAddressShape,
  issue: text(100),
  script,
  addresses: z.enum(['representative', 'senator', 'legislators', 'congress-member', 'us-senators', 'office', 'committee', 'picked'], 'Pick whom it addresses.'),
  office: text(60),
  committee_id: number,
  bill_number: text(60),
  bill_title: text(500),
  bill_sponsor: text(300),
  bill_committee: text(300),
  urgent: z.literal('yes').optional(),
  plank_id: number,
  group_id: number,
  credit: text(120).refine((typed) => !typed.includes('\n'), 'Write the name on one line.'),
  closes_at: momentHere,
})

/** What belongs to another kind of addressee is dropped. */
export function draftFrom({ office, committee_id, urgent, ...values }: z.output<typeof actionForm>): Draft {
  const { addresses } = values
  return {
    ...values,
    office: addresses === 'office' && office ? office : null,
    committee_id: addresses === 'committee' ? committee_id : null,
    urgent: urgent === 'yes',
  }
}

/** Each ticked official is a field of its own, `pick-7`. */
export const pickedIn = (given: Given) => Object.keys(given).flatMap((name) => (/^pick-\d{1,9}$/.test(name) ? [Number(name.slice(5))] : []))

/** The action as its form shows it. */
export function givenFrom(action: Action, picked: readonly number[]): Given {
  const { urgent, closes_at, office, committee_id, plank_id, group_id, ...words } = action
  const written = Object.fromEntries(Object.entries(words).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])))
  return {
    ...written,
    version: String(action.version),
    office: office ?? '',
    committee_id: committee_id ? String(committee_id) : '',
    plank_id: plank_id ? String(plank_id) : '',
    group_id: group_id ? String(group_id) : '',
    closes_at: closes_at ? localTime(closes_at) : '',
    ...(urgent ? { urgent: 'yes' } : {}),
    ...Object.fromEntries(picked.map((id) => [`pick-${id}`, 'yes'])),
  }
}
