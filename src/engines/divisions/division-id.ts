import { displayName, fold, normaliseName } from '#engines/divisions/names.ts'
import type { Layer } from '#engines/divisions/layer.ts'

/**
 * The Open Civic Data id of a division: `prefix/type:name`. The name is the display name in lower case without accents, spaces as
 * `_`, and of other characters only letters, digits and `-` `.` `~` `_` are kept; a numbered layer gives its bare number.
 * `Second Middlesex` in a layer of type `sldl` is `…/sldl:2nd_middlesex`, `8th Congressional District` is `…/cd:8`.
 * Source: the Open Civic Data proposal OCDEP 2 (division identifiers) and the repository's rules for country-us.
 */
export function divisionId(layer: Layer, name: string): string {
  const local = layer.numbered ? normaliseName(name, layer) : displayName(name)
  return `${layer.prefix}/${layer.type}:${slug(local)}`
}

function slug(name: string): string {
  return fold(name)
    .replace(/\s+/g, '_')
    .replace(/[^\p{L}\p{N}\-.~_]/gu, '')
}
