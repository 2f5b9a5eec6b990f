import { z } from 'zod'
import * as stepping from '#domain/calendar/stepping.ts'
import * as writing from '#domain/calendar/writing.ts'
import * as groups from '#domain/groups/groups.ts'
import * as places from '#domain/legislature/places.ts'
import { clockOf, clockText, day } from '#engines/calendar/clock.ts'
import type { Actor } from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'

const text = z.string().trim().default('')

/** An event of the sample: so many days from today, at local times; without times it lasts the whole day. */
export const sampleEvent = z.strictObject({
  title: text, kind: z.enum(['meeting', 'town-hall', 'training', 'rally', 'canvass', 'phone-bank', 'hearing', 'deadline', 'other']),
  day: z.number().int(), starts: text, ends: text, repeats: z.string().nullable().default(null),
  venue: text, town: text, access: text, online: z.boolean().default(false), capacity: z.number().int().nullable().default(null), questions: z.array(text).default([]), host: text, about: text,
})

/** Puts it on the calendar, kept by its group, or where that is not there by the whole organization. */
export async function puttingIn(tx: Db, program: Actor, sample: z.infer<typeof sampleEvent>, today: Date, zone: string) {
  const on = clockText(clockOf(today.toISOString().slice(0, 10)) + sample.day * day, true)
  const [town] = sample.town ? await places.named(tx, sample.town) : []
  const host = (await groups.names(tx)).find(({ name }) => name === sample.host)
  const times = sample.starts ? { zone, starts: `${on}T${sample.starts}:00`, ends: `${on}T${sample.ends}:00` } : { zone: null, starts: on, ends: clockText(clockOf(on) + day, true) }
  const event = await writing.draft(tx, program, {
    group_id: host?.id ?? null, kind: sample.kind, title: sample.title, words: sample.about, picture_id: null, hosts: [], plank_id: null, action_id: null,
    venue: sample.venue, address: '', place_id: town?.id ?? null, lat: null, lon: null, access: sample.access, is_online: sample.online, room: null,
    ...times, rule: sample.repeats, takes_answers: sample.starts !== '', capacity: sample.capacity, questions: sample.questions,
  }, today)
  await stepping.step(tx, program, event.id, 'published', today)
}
