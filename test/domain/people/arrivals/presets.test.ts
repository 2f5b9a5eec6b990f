import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import * as presets from '#domain/people/arrivals/presets.ts'

const data = process.env.COMMONWEAL_DATA
const fileOf = (name: string) => readFileSync(`${data}/crm/${name}`, 'utf8')

/** Read when the data are there; each name once, as the systems themselves write their columns. */
const columnsOf = {
  nationbuilder: () => fileOf('nationbuilder_people_export_columns.csv').trim().split('\n').slice(1).map((line) => line.split(',')[0] ?? ''),
  'action-network': () => (/headers seen[^:]*: (uuid.*)\.\s*$/m.exec(fileOf('PROVENANCE.md'))?.[1] ?? '').replace(/ \(.*?\)/g, '').split(', '),
}

const addresses = (...kinds: string[]) => kinds.flatMap((kind) => ['address1', 'address2', 'address3', 'city', 'state', 'zip', 'country'].map((part) => `${kind}_${part}`))

/** What each column becomes, or why it is left: each is a decision, so that a column named nowhere here is an oversight. */
const decided: Record<keyof typeof columnsOf, { means: Record<string, string>; left: Record<string, string[]> }> = {
  nationbuilder: {
    means: {
      nationbuilder_id: 'system:nationbuilder', first_name: 'given_name', last_name: 'family_name',
      primary_address1: 'street', primary_city: 'locality', primary_state: 'region', primary_zip: 'postcode',
      email1: 'emails', email2: 'emails', email3: 'emails', email4: 'emails', email1_is_bad: 'bad:email1', email2_is_bad: 'bad:email2', email3_is_bad: 'bad:email3', email4_is_bad: 'bad:email4',
      phone_number: 'phones', work_phone_number: 'phones', mobile_number: 'phones', tag_list: 'tags', is_volunteer: 'tagged:volunteer',
      email_opt_in: 'given:email', do_not_call: 'withdrawn:phone', federal_donotcall: 'withdrawn:phone', do_not_contact: 'withdrawn:all',
    },
    left: {
      'parts of a name that nobody is called by': ['prefix', 'middle_name', 'suffix'],
      'there is one address, and one line of it finds the district': ['primary_address2', 'primary_address3', 'primary_country', ...addresses('address', 'billing', 'mailing', 'user_submitted')],
      'kept by whoever adds a field for it': ['employer', 'occupation', 'website', 'facebook_username', 'twitter_login', 'note'],
      'a flag that is set unless somebody objects is no consent to texts': ['mobile_opt_in', 'is_mobile_bad'],
      'nobody faxes': ['fax_number'],
      'numbers of other people there': ['recruiter_id', 'parent_id'],
    },
  },
  'action-network': {
    means: {
      uuid: 'system:action-network', first_name: 'given_name', last_name: 'family_name', email: 'emails', zip_code: 'postcode',
      can2_user_address: 'street', can2_user_city: 'locality', can2_user_state: 'region', can2_phone: 'phones', can2_user_tags: 'tags',
      can2_subscription_status: 'given:email', can2_sms_status: 'given:text',
    },
    left: {
      'the town has its county, and the state is said already': ['can2_county', 'can2_state_abbreviated'],
      'the ledger has its own days, and money its own records': ['can2_subscription_date', 'can2_lifetime_value'],
    },
  },
}

describe.skipIf(!data)('COMMONWEAL_DATA/crm, the columns that other systems really export', () => {
  test.each([['nationbuilder', 69], ['action-network', 16]] as const)('%s: each of the %i columns is read, or left for a reason', (system, number) => {
    const columns = columnsOf[system]()
    const meanings = presets.suggest(columns).columns
    const named = (meaning: string) => meaning.replace(/^bad:(\d+)$/, (_, at) => `bad:${columns[Number(at)]}`)
    const { means, left } = decided[system]
    expect([columns.length, presets.presetOf(columns)]).toEqual([number, system])
    expect(Object.fromEntries(columns.map((column, at) => [column, named(meanings[at] ?? '')]))).toEqual({ ...means, ...Object.fromEntries(Object.values(left).flat().map((column) => [column, 'ignored'])) })
  })
})
