import { type Condition, conditionShape } from '#domain/audiences/condition.ts'
import type { CustomField } from '#domain/people/custom-fields.ts'
import type { Given } from '#http/form.ts'
import type { DraftCondition } from '#office/segments/draft.ts'

/** What stands for "unknown" among values that could be empty because nothing was chosen. */
export const unknown = '-'

/** The condition that a row of the form means; `undefined` while something is still to be chosen. "tag!" is the opposite of "tag". */
export function conditionOf({ about, fields }: DraftCondition, custom: readonly CustomField[]): Condition | undefined {
  const turned = about.endsWith('!')
  const [name = '', subject = ''] = about.replace(/!$/, '').split(':')
  const said = name === 'field' ? fieldOf(subject, fields, custom) : saying(name, subject, fields)
  return said && conditionShape.safeParse({ not: turned, ...said }).data
}

function saying(name: string, subject: string, { value = '', test = '', since = '' }: Given): object | undefined {
  const known = value === unknown ? null : value
  switch (name) {
    case 'tag': return { about: 'tag', tag: value.trim() }
    case 'town': return { about: 'town', town: known }
    case 'district': return { about: 'district', layer: subject, district: known }
    case 'official': return { about: 'official', official: Number(value) }
    case 'committee': return { about: 'committee', committee: Number(value) }
    case 'group': return { about: 'group', group: Number(value), role: test || null }
    case 'standing': return { about: 'standing', standing: value }
    case 'skill': return { about: 'skill', skill: Number(value) }
    case 'interest': return { about: 'interest', interest: Number(value) }
    case 'deed': return { about: 'deed', kind: value || null, subject: test ? subjectOf(test) : null, since: since || null }
    case 'consent': return { about: 'consent', channel: value.split(' ')[0], list: value.split(' ').slice(1).join(' '), said: test || 'given' }
    case 'language': return value ? { about: 'language', language: known ?? '' } : undefined
    case 'source': return value ? { about: 'source', source: known ?? '' } : undefined
    case 'added': return { about: 'added', since }
    default: return undefined
  }
}

function fieldOf(key: string, { test = 'is', value = '' }: Given, custom: readonly CustomField[]): object | undefined {
  const field = custom.find((one) => one.key === key)
  const not = test.endsWith('!')
  const asked = test.replace('!', '')
  if (!field) return undefined
  if (asked === 'known') return { about: 'field-known', not, key }
  return value.trim() ? { about: 'field', not, key, test: asked, value: field.kind === 'number' ? Number(value) : field.kind === 'yes-no' ? value === 'yes' : value.trim() } : undefined
}

/** The row of the form that says a condition. */
export function rowOf(condition: Condition): DraftCondition {
  const row = (about: string, fields: Given): DraftCondition => ({ about: condition.not ? `${about}!` : about, fields })
  switch (condition.about) {
    case 'tag': return row('tag', { value: condition.tag })
    case 'field': return { about: `field:${condition.key}`, fields: { test: turned(condition.test, condition.not), value: typed(condition.value) } }
    case 'field-known': return { about: `field:${condition.key}`, fields: { test: turned('known', condition.not) } }
    case 'town': return row('town', { value: condition.town ?? unknown })
    case 'district': return row(`district:${condition.layer}`, { value: condition.district ?? unknown })
    case 'official': return row('official', { value: String(condition.official) })
    case 'committee': return row('committee', { value: String(condition.committee) })
    case 'group': return row('group', { value: String(condition.group), test: condition.role ?? '' })
    case 'standing': return row('standing', { value: condition.standing })
    case 'skill': return row('skill', { value: String(condition.skill) })
    case 'interest': return row('interest', { value: String(condition.interest) })
    case 'deed': return row('deed', { value: condition.kind ?? '', test: condition.subject ? `${condition.subject.name}:${condition.subject.id}` : '', since: condition.since ?? '' })
    case 'consent': return row('consent', { value: `${condition.channel} ${condition.list}`, test: condition.said })
    case 'language': return row('language', { value: condition.language || unknown })
    case 'source': return row('source', { value: condition.source || unknown })
    case 'added': return row('added', { since: condition.since })
  }
}

/** "help-call:7". */
function subjectOf(said: string) {
  const [name = '', id] = said.split(':')
  return { name, id: Number(id) }
}

const typed = (value: string | number | boolean) => (typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value))
const turned = (test: string, not: boolean) => (not ? `${test}!` : test)
