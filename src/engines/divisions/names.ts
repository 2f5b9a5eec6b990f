import { ordinal, withNumerals } from '#engines/divisions/ordinals.ts'
import type { Layer } from '#engines/divisions/layer.ts'

const longestName = 200
const small = new Set(['and', 'of', 'by', 'the'])

/**
 * The key under which two spellings of one name are equal: no accents, case or punctuation, `&` as `and`, ordinals as `2nd`,
 * a leading bare number as an ordinal, without the word District and the layer's ignored phrases. In a numbered layer the key is
 * the number alone when nothing else is left (`8`, `Eighth`, `8th Congressional District`, `MA-8`); otherwise it keeps the rest,
 * so that it equals no division's key. `First Suffolk` and `Suffolk` stay apart: an ordinal is part of a name.
 */
export function normaliseName(name: string, layer?: Layer): string {
  const parts = withNumerals(without(plain(withNumerals(spaced(name)).join(' ')), layer?.ignored ?? []))
  const key = leadingOrdinal(parts).join(' ')
  return layer?.numbered ? (/^0*(\d{1,3})(?:st|nd|rd|th)?$/.exec(key)?.[1] ?? key) : key
}

/** A name as the site shows it: `Second Middlesex` and `2ND MIDDLESEX` as `2nd Middlesex`; a numbered layer speaks its template. */
export function displayName(name: string, layer?: Layer): string {
  if (layer?.numbered) {
    const number = Number(normaliseName(name, layer))
    if (!Number.isInteger(number) || number < 1) return spaced(name)
    return (layer.display ?? '{number}').replace('{ordinal}', ordinal(number)).replace('{number}', String(number))
  }
  const parts = leadingOrdinal(withNumerals(spaced(name).replace(/\s+district$/i, '')))
  const shouted = !/[a-z][A-Z]|[A-Z].*[a-z]|[a-z].*[A-Z]/.test(parts.filter((part) => !/^\d/.test(part)).join(' '))
  return shouted ? parts.map(titleCase).join(' ') : parts.join(' ')
}

/** Lower case without accents: `Gómez` as `gomez`. */
export function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}

function plain(text: string): string {
  return fold(text).replace(/['\u2019.]/g, '').replace(/[^a-z0-9]+/g, ' ').trim()
}

function spaced(name: string): string {
  return name.slice(0, longestName).replaceAll('&', ' and ').replace(/\s+/g, ' ').replace(/ ,/g, ',').trim()
}

function without(text: string, ignored: string[]): string {
  const phrases = ['district', ...ignored.map(plain)]
  return phrases.reduce((left, phrase) => left.replaceAll(` ${phrase} `, ' '), ` ${text} `)
}

function leadingOrdinal(parts: string[]): string[] {
  const [first = '', ...rest] = parts
  return rest.length > 0 && /^\d{1,3}$/.test(first) ? [ordinal(Number(first)), ...rest] : parts
}

function titleCase(part: string): string {
  if (/^\d/.test(part)) return part
  return part
    .toLowerCase()
    .split('-')
    .map((piece, index) => (small.has(piece) && (index > 0 || part.length === piece.length) ? piece : capitalised(piece)))
    .join('-')
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
