import type { Rules } from '#domain/audiences/rules.ts'

export type Written = { name: string; rules: Rules; byHand: string }
/** What the ten speak of, by the number it has in this database. */
export type Numbers = { official: number; committee: number; group: number; skill: number; boston: string }

/** Ten segments as an organiser would build them, and the SQL that somebody who knows the tables would write for each. */
export const tenSegments = ({ official, committee, group, skill, boston }: Numbers): Written[] => [
  {
    name: 'tagged volunteer',
    rules: { join: 'all', parts: [{ about: 'tag', not: false, tag: 'volunteer' }] },
    byHand: `select count(*) from people where tags @> '{volunteer}'`,
  },
  {
    name: 'constituents of a senator who agreed to the newsletter',
    rules: { join: 'all', parts: [{ about: 'official', not: false, official }, { about: 'consent', not: false, channel: 'email', list: 'newsletter', said: 'given' }] },
    byHand: `select count(*) from people join consent_standings on person_id = people.id and channel = 'email' and list = 'newsletter' and given
      where districts in (select districts from district_sets where districts && array(${districtsOf(`terms.official_id = ${official}`)}))`,
  },
  {
    name: 'constituents of a committee’s members who have not acted on an action',
    rules: { join: 'all', parts: [{ about: 'committee', not: false, committee }, { about: 'deed', not: true, kind: 'reported', subject: { name: 'action', id: 7 }, since: null }] },
    byHand: `select count(*) from people where districts in (select districts from district_sets
        where districts && array(${districtsOf(`terms.official_id in (select official_id from committee_seats where committee_id = ${committee} and ended_on is null)`)}))
      and not exists (select from deeds where person_id = people.id and kind = 'reported' and subject = 'action' and subject_id = 7)`,
  },
  {
    name: 'acted in the last three months',
    rules: { join: 'all', parts: [{ about: 'deed', not: false, kind: 'reported', subject: null, since: '2026-08-01' }] },
    byHand: `select count(*) from last_deeds where kind = 'reported' and occurred_at >= date '2026-08-01'`,
  },
  {
    name: 'in Boston, attended something in two years, did not act this year',
    rules: { join: 'all', parts: [
      { about: 'town', not: false, town: boston }, { about: 'deed', not: false, kind: 'attended', subject: null, since: null }, { about: 'deed', not: true, kind: 'reported', subject: null, since: '2026-01-01' },
    ] },
    byHand: `select count(*) from people where place_id = '${boston}' and exists (select from last_deeds where person_id = people.id and kind = 'attended')
      and not exists (select from last_deeds where person_id = people.id and kind = 'reported' and occurred_at >= date '2026-01-01')`,
  },
  {
    name: 'of a group, silent for half a year',
    rules: { join: 'all', parts: [{ about: 'group', not: false, group, role: null }, { about: 'deed', not: true, kind: null, subject: null, since: '2026-05-01' }] },
    byHand: `select count(*) from group_members where group_id = ${group} and ended_at is null and not exists (select from last_deeds where last_deeds.person_id = group_members.person_id and occurred_at >= date '2026-05-01')`,
  },
  {
    name: 'a driver, or offers a skill, or came to something this autumn',
    rules: { join: 'any', parts: [{ about: 'tag', not: false, tag: 'driver' }, { about: 'skill', not: false, skill }, { about: 'deed', not: false, kind: 'attended', subject: null, since: '2026-09-01' }] },
    byHand: `select count(*) from (select id from people where tags @> '{driver}' union select person_id from volunteer_profiles where skills @> '{${skill}}'
      union select person_id from last_deeds where kind = 'attended' and occurred_at >= date '2026-09-01') named`,
  },
  {
    name: 'House district unknown',
    rules: { join: 'all', parts: [{ about: 'district', not: false, layer: 'house', district: null }] },
    byHand: `select count(*) from people where districts in (select districts from district_sets where not districts && array(select number from divisions where layer = 'house'))`,
  },
  {
    name: 'union members with children, lapsed as members',
    rules: { join: 'all', parts: [
      { about: 'field', not: false, key: 'union_member', test: 'is', value: true }, { about: 'field', not: false, key: 'children', test: 'above', value: 0 }, { about: 'standing', not: false, standing: 'lapsed' },
    ] },
    byHand: `select count(*) from people join (select person_id from membership_terms where from_on <= current_date and from_on <= last_on group by person_id having max(grace_on) < current_date) lapsed on person_id = id
      where fields @> '{"union_member": true}' and (fields ->> 'children')::integer > 0`,
  },
  {
    name: 'new this autumn from the website, Portuguese or Spanish, never asked about the newsletter',
    rules: { join: 'all', parts: [
      { about: 'added', not: false, since: '2026-09-01' }, { about: 'source', not: false, source: 'website' },
      { join: 'any', parts: [{ about: 'language', not: false, language: 'pt' }, { about: 'language', not: false, language: 'es' }] },
      { about: 'consent', not: false, channel: 'email', list: 'newsletter', said: 'never' },
    ] },
    byHand: `select count(*) from people where created_at >= date '2026-09-01' and source = 'website' and language in ('pt', 'es')
      and not exists (select from consent_standings where person_id = people.id and channel = 'email' and list = 'newsletter')`,
  },
]

const districtsOf = (whose: string) => `select divisions.number from terms join posts on posts.id = terms.post_id join divisions on divisions.id = posts.division_id where terms.ended_on is null and ${whose}`
