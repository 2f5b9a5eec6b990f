import type { Context } from 'hono'
import * as events from '#domain/calendar/events.ts'
import * as deeds from '#domain/people/deeds.ts'
import * as helpCalls from '#domain/volunteering/help-calls.ts'
import type { Inside } from '#office/guard.ts'
import { scopeOf } from '#office/help-calls/found.ts'

/** Things of one kind that a deed can be about: `name` as the ledger says it, `phrase` as it goes on after the deed. */
export type Subjects = { name: string; label: string; phrase: string; things: { id: number; words: string }[] }

/** What there is to have done something about: every published action, and of calls for help, events and groups those about which anybody did. */
export async function subjectsFor(c: Context<Inside>, actions: { id: number; title: string }[], groups: { id: number; name: string }[]): Promise<Subjects[]> {
  const { db } = c.var
  const { whole, groups: own } = scopeOf(c, 'read volunteers')
  const now = new Date()
  const [coming, over] = [await helpCalls.list(db, whole ? 'all' : own, 'to come', now), await helpCalls.list(db, whole ? 'all' : own, 'over', now)]
  const done = async <Thing extends { id: number }>(name: string, things: Thing[]) => {
    const ids = await deeds.among(db, name, things.map(({ id }) => id))
    return things.filter(({ id }) => ids.has(id))
  }
  const calls = await done('help-call', [...coming, ...over])
  const happened = await done('event', await events.roll(db, whole ? 'all' : own, { limit: 500 }))
  const subjects = [
    { name: 'action', label: 'Actions', phrase: 'for', things: actions.map(({ id, title }) => ({ id, words: title })) },
    { name: 'help-call', label: 'Calls for help', phrase: 'at', things: calls.map(({ id, title, starts_local: at }) => ({ id, words: `${title}, ${at.slice(0, 10)}` })) },
    { name: 'event', label: 'Events', phrase: 'to', things: happened.map(({ id, title, starts }) => ({ id, words: `${title}, ${starts.slice(0, 10)}` })) },
    { name: 'group', label: 'Groups', phrase: 'in', things: (await done('group', groups)).map(({ id, name }) => ({ id, words: name })) },
  ]
  return subjects.filter(({ things }) => things.length > 0)
}
