import type { Field } from '#domain/people/arrivals/values.ts'

export type Choice = { value: string; words: string }
export type Group = { heading: string; choices: Choice[] }

/** All that a column can mean, in words, for a file that is not ours; `also` are meanings that were found beside them. */
export function meaningsFor(fields: readonly Field[], also: readonly string[]): Group[] {
  const groups: Group[] = [
    { heading: 'Who it is', choices: [['name', 'Whole name'], ['given_name', 'First name'], ['family_name', 'Last name'], ['pronouns', 'Pronouns'], ['emails', 'E-mail'], ['phones', 'Phone'], ['language', 'Language']].map(choice) },
    { heading: 'Where they live', choices: [['street', 'Street and number'], ['locality', 'Town'], ['region', 'State'], ['postcode', 'ZIP code']].map(choice) },
    { heading: 'About them', choices: [['tags', 'Tags, with commas between'], ['source', 'Where they came from'], ...fields.map(({ key, label }) => [`field:${key}`, label])].map(choice) },
    { heading: 'What they agreed to', choices: [['given:email', 'Yes to e-mail'], ['given:text', 'Yes to texts'], ['given:phone', 'Yes to calls'], ['given:post', 'Yes to post'], ['withdrawn:email', 'No to e-mail'], ['withdrawn:text', 'No to texts'], ['withdrawn:phone', 'No to calls'], ['withdrawn:post', 'No to post'], ['withdrawn:all', 'No to all of these']].map(choice) },
    { heading: 'Their number elsewhere', choices: [['system:nationbuilder', 'NationBuilder'], ['system:action-network', 'Action Network'], ['system:file', 'Another program']].map(choice) },
  ]
  const known = new Set(['ignored', ...groups.flatMap(({ choices }) => choices.map(({ value }) => value))])
  const others = [...new Set(also)].filter((value) => !known.has(value))
  return others.length === 0 ? groups : [...groups, { heading: 'Found in this file', choices: others.map((value) => ({ value, words: otherWords(value) })) }]
}

const choice = ([value = '', words = '']: string[]): Choice => ({ value, words })

function otherWords(meaning: string): string {
  const [, kind = meaning, rest = ''] = /^(\w+):(.+)$/s.exec(meaning) ?? []
  const words: Record<string, string> = {
    id: 'Number here', identifiers: 'Numbers elsewhere', place: 'Town, as we know it', districts: 'Districts', created_at: 'Known since',
    tagged: `Yes means the tag “${rest}”`, bad: 'Yes means that address fails', consent: `Consent: ${rest.replace(':', ', ')}`, field: `Field “${rest}”`,
  }
  return words[kind] ?? meaning
}
