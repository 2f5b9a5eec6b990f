import type { Finding, Nowhere } from '#domain/legislature/look-up.ts'
import type { DoorProps, Question } from '#ui/doors.tsx'

type Asked = Pick<DoorProps, 'question' | 'trouble'>

/** What the page says to a look-up that did not end in one place: a question with its choices, or a sentence with the way out. */
export function answerTo(finding: Exclude<Finding, { kind: 'found' }>): Asked {
  if (finding.kind === 'nowhere') return { trouble: [sentences[finding.reason], didYouMean(finding.suggestions)].filter(Boolean).join(' ') }
  return { question: questionFor(finding) }
}

const sentences: Record<Nowhere, string> = {
  'unknown-town': 'We know no city or town of that name in this state. Check the spelling, or pick it from the list.',
  outside: 'That point lies outside the state, as far as our map goes. Use your street address or your town instead.',
  'unknown-address': 'We do not know that address. Check the number, or go by your town instead.',
  'no-geocoder': 'The Census Bureau’s geocoder does not answer just now. Go by your town instead.',
  'unknown-street': 'We know no street of that name in that town. Check the spelling, or go by your town instead.',
  'no-number': 'We need the number of the house as well: one street can lie in several districts.',
  'po-box': 'A post office box does not vote. Give the address where you live, or go by your town instead.',
  ambiguous: 'That could be more than one place. Add what is missing, North or South, Street or Avenue or the village, or go by your town instead.',
  'no-precincts': 'We do not know the precincts of that town yet, so we cannot tell its districts. Try your street address.',
}

const list = new Intl.ListFormat('en-US', { type: 'disjunction' })

function didYouMean(suggestions: string[] = []): string {
  return suggestions.length > 0 ? `Did you mean ${list.format(suggestions)}?` : ''
}

function questionFor(finding: Exclude<Finding, { kind: 'found' | 'nowhere' }>): Question {
  if (finding.kind === 'villages') {
    return {
      title: 'That name is used in more than one town',
      explanation: 'Villages and post offices often lie in several towns. Pick the town that sends your tax bill.',
      legend: 'Which town is it?',
      choices: finding.places.map(({ id, display_name, county }) => ({ value: id, label: display_name, detail: county ? `${county} County` : '' })),
      door: 'village',
    }
  }
  if (finding.kind === 'border') {
    return {
      title: 'You are right at a district line',
      explanation: 'The line runs closer to that point than our map is exact, so we will not guess. Your polling card or your town clerk can tell.',
      legend: 'Which district do you vote in?',
      choices: finding.candidates.map(({ value, label }) => ({ value, label, detail: finding.place.display_name })),
      door: 'border',
      place: finding.place.id,
    }
  }
  return {
    title: `${finding.place.display_name} is divided between districts`,
    explanation: 'Tell us where you vote. Your ward and precinct are on the card from the town clerk.',
    legend: 'Where do you vote?',
    choices: finding.candidates.map(({ value, label, names }) => ({ value, label, detail: names.join(', ') })),
    door: 'precinct',
    place: finding.place.id,
  }
}
