import * as places from '#domain/legislature/places.ts'
import type { Db } from '#platform/database.ts'

/** The town that goes by a name, if it is one town of ours. */
export type Towns = (name: string) => Promise<string | null>
export type Where = { venue: string; address: string; place_id: string | null; is_online: boolean }

const most = { parts: 12, name: 80, venue: 200, address: 300 }
const countries = /^(usa|us|u\.s\.a?\.?|united states( of america)?)$/i
const online = /^(and |on |via )?(online|virtual(ly)?|remote(ly)?|zoom|google meet|microsoft teams|jitsi)( meeting| call)?$/i
const state = /^([A-Z]{2}|mass(achusetts|\.)?)$/

/** Asks for each name once. */
export function townsOf(db: Db): Towns {
  const asked = new Map<string, Promise<string | null>>()
  return (name) => {
    const answer = asked.get(name) ?? places.named(db, name).then((found) => (found.length === 1 ? found[0]?.id ?? null : null))
    asked.set(name, answer)
    return answer
  }
}

/** "Mill Street Library, 4 Mill Street, Arden, MA 02110, USA" as a venue, an address and a town. The last part that is a town is the town. */
export async function whereOf(location: string, towns: Towns): Promise<Where> {
  const all = location.split(/[,\n]/).map((part) => part.trim()).filter(Boolean).slice(0, most.parts)
  const is_online = all.some((part) => online.test(part))
  const parts = all.filter((part) => !countries.test(part) && !online.test(part))
  const { at, ours, place_id } = await townAmong(parts, towns)
  const rest = parts.filter((_, index) => index !== at && index !== ours)
  const named = !/^\d/.test(rest[0] ?? '1')
  const [venue, address] = [named ? rest[0] ?? '' : '', rest.slice(named ? 1 : 0).join(', ')]
  return { venue: venue.slice(0, most.venue).toWellFormed(), address: address.slice(0, most.address).toWellFormed(), place_id, is_online }
}

/** Which part is a town, and which names its state. */
async function townAmong(parts: readonly string[], towns: Towns): Promise<{ at: number; ours: number; place_id: string | null }> {
  let ours = -1
  for (let at = parts.length - 1; at >= 0; at--) {
    const name = (parts[at] ?? '').replace(/\s*\b\d{5}(-\d{4})?$/, '')
    if (state.test(name) || name === '') {
      ours = at
      continue
    }
    const place_id = name.length > most.name ? null : await towns([name, (parts[ours] ?? '').replace(/\s*\d[\d-]*$/, '')].filter(Boolean).join(', '))
    if (place_id) return { at, ours, place_id }
  }
  return { at: -1, ours: -1, place_id: null }
}
