import { divisionMatcher, type Match } from '#engines/divisions/matcher.ts'
import type { Jurisdiction, PackLayer } from '#engines/jurisdictions/jurisdiction.ts'

const idLike = /id\d*$|^(geo|object|f)?id|fips|code$/i

type Properties = Record<string, unknown>
export type Naming = { layer: PackLayer; property: string; find: (name: string) => Match }

/**
 * Which layer a file draws, and in which property its names stand: the pair that names the most divisions, measured against all of the
 * layer's and all of the file's. Ids are never looked at unless told to; of fields that fit alike, one with words before one of numbers.
 * Undefined when not even half of it fits.
 */
export function namingOf({ layers, districts, places }: Jurisdiction, features: Properties[], wanted: { layer?: string | undefined; property?: string | undefined }): Naming | undefined {
  const properties = wanted.property ? [wanted.property] : Object.keys(features[0] ?? {}).filter((name) => !idLike.test(name))
  const namings = layers.filter(({ key }) => !wanted.layer || key === wanted.layer).flatMap((layer) => {
    const find = divisionMatcher(layer, [...districts, ...places])
    return properties.map((property): Naming & { fits: number; hasWords: boolean } => {
      const names = new Set(features.map((feature) => textOf(feature[property])).filter(Boolean))
      const hasWords = [...names].some((name) => /[a-z]/i.test(name))
      const matched = new Set([...names].flatMap((name) => find(name).found?.id ?? [])).size
      return { layer, property, find, fits: matched / Math.max(names.size, layer.divisions), hasWords }
    })
  })
  const [best] = namings.toSorted((one, other) => other.fits - one.fits || Number(other.hasWords) - Number(one.hasWords))
  return best && best.fits >= 0.5 ? best : undefined
}

export const textOf = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '')
