import type { Context } from 'hono'
import * as members from '#domain/groups/members.ts'
import * as divisions from '#domain/legislature/divisions.ts'
import * as officials from '#domain/legislature/officials.ts'
import * as ticks from '#domain/library/ticks.ts'
import * as payments from '#domain/membership/payments.ts'
import * as standings from '#domain/membership/standings.ts'
import * as agreements from '#domain/people/agreements.ts'
import * as departures from '#domain/people/departures.ts'
import type { Person } from '#domain/people/person.ts'
import * as timeline from '#domain/people/timeline.ts'
import * as accounts from '#domain/staff/accounts.ts'
import * as keys from '#domain/staff/keys.ts'
import * as profiles from '#domain/volunteering/profiles.ts'
import type { Home } from '#site/account/at-home.ts'
import { today } from '#ui/day.tsx'

export type OwnPage = Awaited<ReturnType<typeof ownPage>>

/** All that somebody's own page shows, from every room. */
export async function ownPage(c: Context<Home>) {
  const { db, actor, person } = c.var
  const [groups, standing, paid, volunteer, switches, facts, household, sessions, passkeys, departure, districts, courses] = await Promise.all([
    members.ofPerson(db, person.id),
    standings.ofPerson(db, person, today()),
    payments.ofPerson(db, person),
    profiles.find(db, person.id),
    switchesOf(c),
    timeline.ofPerson(db, person, { limit: 8 }),
    accounts.household(db, actor),
    keys.listSessions(db, actor.id),
    keys.listPasskeys(db, actor.id),
    departures.find(db, person),
    districtsOf(c, person),
    ticks.begunBy(db, person),
  ])
  return { groups: groups.filter(({ endedAt }) => !endedAt), standing, paid, offersHelp: !!volunteer, switches, facts, household: household.people, sessions, passkeys, departure, districts, courses }
}

/** What somebody can switch on and off: every list they ever said a word about, and the weekly letter. */
export async function switchesOf(c: Context<Home>) {
  const { db, person } = c.var
  const [said, groups] = await Promise.all([agreements.ofPerson(db, person), members.ofPerson(db, person.id)])
  const names = new Map(groups.map((group) => [members.listOf(group), group.name]))
  const standing = said.filter(({ decides }) => decides).map(({ channel, list, given, stated_at: at }) => ({ channel, list, given, at }))
  const letter = { channel: 'email', list: 'newsletter', given: false, at: undefined } as const
  const all = standing.some(({ channel, list }) => channel === 'email' && list === 'newsletter') ? standing : [letter, ...standing]
  return all.map((one) => ({ ...one, group: names.get(one.list) }))
}

/** The district that is known on every layer, and who holds its posts now. */
async function districtsOf({ var: { db, atlas } }: Context<Home>, { districts: numbers }: Person) {
  const known = await divisions.withNumbers(db, numbers)
  const holders = await officials.list(db, { districts: known.map(({ id }) => id) })
  return atlas().jurisdiction.layers.filter(({ key }) => key !== 'place').map(({ key, singular }) => {
    const division = known.find(({ layer }) => layer === key)
    return { layer: singular, name: division?.display_name, officials: holders.filter(({ district_id }) => district_id === division?.id) }
  })
}
