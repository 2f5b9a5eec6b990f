import type { Address, Point, Reason } from '#engines/addresses/answer.ts'
import type { Atlas } from '#engines/atlas.ts'
import type { Placement } from '#engines/districts/placement.ts'

export type AskedAddress = { street: string; town: string }
export type AddressUnknown = 'unknown-town' | 'unknown-address' | 'unknown-street' | 'no-number' | 'po-box' | 'ambiguous'

type Placed = { placements: Placement[]; approximate: boolean } | { reason: AddressUnknown; suggestions: string[] }

/**
 * Where a street address lies on every layer, asked of memory alone. A house between two that are known counts only as far as both of
 * them agree: every division that one of the three points may lie in stays a candidate. Neither a misspelling nor a missing
 * Street or Avenue is put right in silence; the street that may be meant is suggested. `suggestions` are streets or addresses.
 */
export function placementsOf({ districts, addresses }: Atlas, asked: AskedAddress): Placed {
  if (!districts || !addresses) return { reason: 'unknown-address', suggestions: [] }
  const answer = addresses.find(asked)
  if (answer.found === 'nothing') return { reason: reasons[answer.reason], suggestions: suggestionsIn(answer) }
  if (answer.corrected) return { reason: 'unknown-street', suggestions: [answer.corrected] }

  const at = ({ lon, lat }: Point) => districts.at(lon, lat)
  if (answer.found === 'exact') return { placements: at(answer), approximate: false }
  return { placements: joined([answer, ...answer.neighbours].map(at)), approximate: true }
}

const reasons: Record<Reason, AddressUnknown> = {
  'too-long': 'unknown-address', 'no-number': 'no-number', 'po-box': 'po-box', 'unknown-town': 'unknown-town', 'unknown-street': 'unknown-street',
  'unknown-number': 'unknown-address', ambiguous: 'ambiguous',
}

function suggestionsIn({ suggestions, choices }: { suggestions: string[]; choices: Address[] }): string[] {
  const written = choices.map(({ number, street, postal, postcode }) => [`${number} ${street}`, postal, postcode].filter(Boolean).join(', '))
  return [...new Set([...suggestions, ...written])].slice(0, 5)
}

/** Several points as one: a division in which any of them may lie stays a candidate. */
export function joined([first = [], ...others]: Placement[][]): Placement[] {
  return first.map((placement, at) => {
    const all = [placement, ...others.flatMap((other) => other[at] ?? [])]
    const [status = placement.status] = all.map((one) => one.status).filter((one) => one === 'outside' || one === 'shore').toSorted()
    return { ...placement, status, candidates: [...new Set(all.flatMap(({ candidates }) => candidates))] }
  })
}
