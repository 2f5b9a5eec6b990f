import { ownMeaning } from '#domain/people/arrivals/own-columns.ts'
import { type Plan, planShape } from '#domain/people/arrivals/plan.ts'

export type Preset = 'own' | 'nationbuilder' | 'action-network' | 'any'

/** Whose file it is, by the names of its columns. */
export function presetOf(columns: readonly string[]): Preset {
  const names = new Set(columns.map(plain))
  if (['id', 'emails', 'phones', 'identifiers', 'districts'].every((name) => names.has(name))) return 'own'
  if (names.has('nationbuilder_id')) return 'nationbuilder'
  if ([...names].some((name) => name.startsWith('can2_'))) return 'action-network'
  return 'any'
}

/** What each column probably means, to be looked over. */
export function suggest(columns: readonly string[], preset: Preset = presetOf(columns)): Plan {
  const meanings = preset === 'own' ? columns.map((column) => ownMeaning(column) ?? 'ignored') : columns.map((column) => meaningIn(preset, plain(column), columns) ?? 'ignored')
  return planShape.parse({ columns: once(meanings), own: preset === 'own', apostrophes: preset === 'nationbuilder' || preset === 'own' })
}

const plain = (name: string) => name.replace(/^\uFEFF/, '').trim().toLowerCase().replace(/[\s.-]+/g, '_')

function meaningIn(preset: Preset, name: string, columns: readonly string[]): string | undefined {
  if (preset === 'action-network') return actionNetwork[name] ?? anywhere[name]
  if (preset !== 'nationbuilder') return anywhere[name]
  const [, address] = /^(email\d)_is_bad$/.exec(name) ?? []
  if (address) return `bad:${columns.findIndex((column) => plain(column) === address)}`
  return /^email\d$/.test(name) ? 'emails' : nationBuilder[name]
}

/** A text has one column: the first that claims it. */
function once(meanings: string[]): string[] {
  return meanings.map((meaning, at) => (repeatable.test(meaning) || meanings.indexOf(meaning) === at ? meaning : 'ignored'))
}

const repeatable = /^(ignored|emails|phones|tags|given:|withdrawn:|tagged:|bad:)/

const anywhere: Record<string, string> = {
  name: 'name', full_name: 'name', first_name: 'given_name', first: 'given_name', given_name: 'given_name', last_name: 'family_name', last: 'family_name', surname: 'family_name',
  family_name: 'family_name', pronouns: 'pronouns', email: 'emails', emails: 'emails', e_mail: 'emails', email_address: 'emails', 'e_mail_address': 'emails', phone: 'phones', phones: 'phones', phone_number: 'phones', mobile: 'phones',
  cell: 'phones', mobile_phone: 'phones', address: 'street', street: 'street', address_1: 'street', street_address: 'street', city: 'locality', town: 'locality', locality: 'locality',
  state: 'region', region: 'region', zip: 'postcode', zip_code: 'postcode', zipcode: 'postcode', postcode: 'postcode', postal_code: 'postcode',
  language: 'language', tags: 'tags', tag_list: 'tags', source: 'source',
}

const nationBuilder: Record<string, string> = {
  nationbuilder_id: 'system:nationbuilder', first_name: 'given_name', last_name: 'family_name', primary_address1: 'street', primary_city: 'locality',
  primary_state: 'region', primary_zip: 'postcode', phone_number: 'phones', work_phone_number: 'phones', mobile_number: 'phones', tag_list: 'tags',
  email_opt_in: 'given:email', do_not_call: 'withdrawn:phone', federal_donotcall: 'withdrawn:phone', do_not_contact: 'withdrawn:all', is_volunteer: 'tagged:volunteer',
}

const actionNetwork: Record<string, string> = {
  uuid: 'system:action-network', can2_user_address: 'street', can2_user_city: 'locality', can2_user_state: 'region', can2_state_abbreviated: 'region', can2_phone: 'phones',
  can2_user_tags: 'tags', can2_subscription_status: 'given:email', can2_sms_status: 'given:text',
}
