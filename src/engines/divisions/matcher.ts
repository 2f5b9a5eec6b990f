import { normaliseName } from '#engines/divisions/names.ts'
import { nearest } from '#engines/divisions/nearest.ts'
import type { Division, Layer } from '#engines/divisions/layer.ts'

/** Either the one division meant, or why not: nothing by this name (`near` suggests up to three), or more than one (all of them). */
export type Match =
  | { found: Division }
  | { found?: undefined; why: 'unknown' | 'ambiguous'; near: Division[]; reason: string }

/**
 * Reads names of one layer's divisions as people and files write them; made once for the known divisions, then asked per name.
 * First the exact key, then the key without `and` when that is unique. A missing or an additional ordinal is never guessed:
 * `Middlesex` is ambiguous when there are five numbered Middlesex districts, `First Hampden` is unknown beside `Hampden`.
 * A division's own id is accepted as its name.
 */
export function divisionMatcher(layer: Layer, divisions: Division[]): (name: string) => Match {
  const known = divisions.filter((division) => division.layer === layer.key)
  const ids = new Map(known.map((division) => [division.id, division]))
  const keys = new Map(known.map((division) => [division, normaliseName(division.name, layer)]))
  const exact = index(known, (name) => normaliseName(name, layer))
  const loose = index(known, (name) => withoutAnd(normaliseName(name, layer)))
  const numberless = index(known, (name) => withoutOrdinal(normaliseName(name, layer)))

  return (name) => {
    const byId = ids.get(name.trim())
    if (byId) return { found: byId }
    const key = normaliseName(name, layer)
    if (key === '') return { why: 'unknown', near: [], reason: 'The name is empty.' }

    for (const candidates of [exact.get(key), loose.get(withoutAnd(key))]) {
      const [only, ...others] = candidates ?? []
      if (only && others.length === 0) return { found: only }
      if (only) return ambiguous(name, [only, ...others])
    }
    const numbered = layer.numbered ? [] : (numberless.get(key) ?? [])
    if (numbered.length > 1) return ambiguous(name, numbered)

    const near = nearest(known, key, (division) => keys.get(division) ?? '')
    const hint = near.length > 0 ? `; near it: ${names(near)}` : ''
    return { why: 'unknown', near, reason: `No division is called “${name.slice(0, 80)}”${hint}.` }
  }
}

function ambiguous(name: string, near: Division[]): Match {
  return { why: 'ambiguous', near, reason: `“${name.slice(0, 80)}” could be ${names(near)}.` }
}

function names(divisions: Division[]): string {
  return divisions.map((division) => division.name).join('; ')
}

function index(divisions: Division[], keyOf: (name: string) => string): Map<string, Division[]> {
  const found = new Map<string, Set<Division>>()
  for (const division of divisions) {
    for (const name of [division.name, ...(division.otherNames ?? [])]) {
      const key = keyOf(name)
      found.set(key, (found.get(key) ?? new Set()).add(division))
    }
  }
  return new Map([...found].map(([key, set]) => [key, [...set]]))
}

function withoutAnd(key: string): string {
  return key.replaceAll(' and ', ' ')
}

function withoutOrdinal(key: string): string {
  return key.replace(/^\d+(?:st|nd|rd|th) /, '')
}
