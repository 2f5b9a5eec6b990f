import type { EventKind } from '#domain/calendar/events.ts'

/** In this order: the first that fits counts. */
const words: readonly (readonly [EventKind, RegExp])[] = [
  ['hearing', /\bhearings?\b/i],
  ['phone-bank', /\b(phone|text)[ -]?bank(s|ing)?\b/i],
  ['canvass', /\bcanvass(es|ing)?\b|\bdoor[ -]?knock(ing)?s?\b/i],
  ['training', /\b(trainings?|workshops?|teach[ -]?ins?|orientations?)\b/i],
  ['town-hall', /\btown[ -]?halls?\b|\bforums?\b/i],
  ['rally', /\b(rally|rallies|march|protest|vigil|demonstration|stand[ -]?out)s?\b/i],
  ['deadline', /\bdeadlines?\b/i],
  ['meeting', /\bmeet(ing|up)s?\b/i],
]

/** What it probably is, by what its calendar files it under, then by its title. */
export function kindOf({ title, categories }: { title: string; categories: readonly string[] }): EventKind {
  return guess(categories.join('\n')) ?? guess(title) ?? 'other'
}

const guess = (text: string) => words.find(([, says]) => says.test(text))?.[0]
