import * as levels from '#domain/membership/levels.ts'
import * as people from '#domain/people/people.ts'
import { db } from '../../house.ts'

export const priya = { id: 'priya', name: 'Priya' }

const kinds = {
  dues: { kind: 'dues', cents: 3500, every: 'year' }, monthly: { kind: 'dues', cents: 500, every: 'month' },
  hardship: { kind: 'hardship', cents: 500, every: 'year' }, free: { kind: 'free', cents: 0, every: 'year' }, granted: { kind: 'granted', cents: 0, every: null },
} as const

/** A level of that kind, as an administrator defines it. */
export const levelOf = (kind: keyof typeof kinds, over: Partial<levels.Draft> = {}) =>
  levels.define(db, priya, { name: `A ${kind} level`, about: '', currency: 'usd', grace_days: 30, ...kinds[kind], ...over })

let made = 0
/** Somebody nobody has met before. */
export const somebody = (name = `Person ${++made}`) => people.welcome(db, { email: `person${++made}@arden.example`, name })
