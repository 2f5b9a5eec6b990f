import { readClock } from '#engines/calendar/clock.ts'

export const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
export type Weekday = (typeof weekdays)[number]

const frequencies = ['YEARLY', 'MONTHLY', 'WEEKLY', 'DAILY', 'HOURLY'] as const
export type Frequency = (typeof frequencies)[number]

/** The end of a series: an instant when the rule names one (a UTC time), else a wall clock, each included. */
export type Until = { utc: boolean; wholeDay: boolean; clock: number }

export type Rule = {
  freq: Frequency
  interval: number
  count: number | null
  until: Until | null
  byDay: { nth: number; weekday: Weekday }[]
  weekStart: Weekday
  /** BYMONTH, BYMONTHDAY, BYYEARDAY, BYWEEKNO, BYHOUR, BYMINUTE, BYSECOND and BYSETPOS, those that are given. */
  lists: Partial<Record<List, number[]>>
}

export type Misread = { problem: string }

const ranges = {
  BYMONTH: [1, 12], BYMONTHDAY: [-31, 31], BYYEARDAY: [-366, 366], BYWEEKNO: [-53, 53], BYHOUR: [0, 23], BYMINUTE: [0, 59], BYSECOND: [0, 59], BYSETPOS: [-366, 366],
} as const satisfies Record<string, readonly [number, number]>
export type List = keyof typeof ranges
const lists: readonly List[] = ['BYMONTH', 'BYMONTHDAY', 'BYYEARDAY', 'BYWEEKNO', 'BYHOUR', 'BYMINUTE', 'BYSECOND', 'BYSETPOS']

const longest = 1_000
const mostTimesADay = 24
const mostInterval = 1_000
/** Enough for fifty years of days. */
const mostCount = 20_000

/**
 * Reads the text of an RRULE (RFC 5545, 3.3.10). Refused with a sentence: parts that nobody defined or that come twice, values out of range,
 * COUNT beside UNTIL, rules that happen more often than hourly, more than 24 times a day, or more than 20,000 times.
 */
export function readRule(text: string): Rule | Misread {
  if (text.length > longest) return { problem: 'The rule is too long.' }
  const parts = new Map<string, string>()
  for (const part of text.trim().replace(/^RRULE:/i, '').split(';')) {
    const [name = '', value = ''] = part.toUpperCase().split('=')
    if (name === '' && part === '') continue
    if (parts.has(name)) return { problem: `The rule says ${name} twice.` }
    parts.set(name, value)
  }
  try {
    return shaped(parts)
  } catch (error) {
    if (error instanceof Unreadable) return { problem: error.message }
    throw error
  }
}

/** The same rule as one text, its parts always in the same order. */
export function ruleText({ freq, interval, count, until, byDay, weekStart, lists: given }: Rule): string {
  return [
    `FREQ=${freq}`,
    ...(until ? [`UNTIL=${untilText(until)}`] : []),
    ...(count === null ? [] : [`COUNT=${count}`]),
    ...(interval === 1 ? [] : [`INTERVAL=${interval}`]),
    ...lists.flatMap((name) => (given[name] ? [`${name}=${given[name].join(',')}`] : [])),
    ...(byDay.length ? [`BYDAY=${byDay.map(({ nth, weekday }) => `${nth || ''}${weekday}`).join(',')}`] : []),
    ...(weekStart === 'MO' ? [] : [`WKST=${weekStart}`]),
  ].join(';')
}

const untilText = ({ utc, wholeDay, clock }: Until) => {
  const digits = new Date(clock).toISOString().replace(/[-:]/g, '')
  return wholeDay ? digits.slice(0, 8) : `${digits.slice(0, 15)}${utc ? 'Z' : ''}`
}

class Unreadable extends Error {}

const refuse = (problem: string): never => {
  throw new Unreadable(problem)
}

function shaped(parts: Map<string, string>): Rule {
  const take = (name: string) => {
    const value = parts.get(name)
    parts.delete(name)
    return value
  }
  const freq = frequency(take('FREQ'))
  const [interval, count, until] = [take('INTERVAL'), take('COUNT'), take('UNTIL')]
  if (count !== undefined && until !== undefined) refuse('The rule has both a COUNT and an UNTIL.')
  const byDay = (take('BYDAY')?.split(',') ?? []).map(weekdayOf)
  const weekStart = weekdayOf(take('WKST') ?? 'MO').weekday
  const given: Rule['lists'] = {}
  for (const name of lists) {
    const value = take(name)
    if (value !== undefined) given[name] = numbers(name, value)
  }
  for (const [name] of parts) refuse(`The rule says ${name.slice(0, 20) || 'nothing'}, which is not understood.`)
  const timesADay = (freq === 'HOURLY' ? 24 : given.BYHOUR?.length ?? 1) * (given.BYMINUTE?.length ?? 1) * (given.BYSECOND?.length ?? 1)
  if (timesADay > mostTimesADay) refuse(`The rule happens more than ${mostTimesADay} times a day.`)
  return {
    freq,
    interval: interval === undefined ? 1 : whole('INTERVAL', interval, 1, mostInterval),
    count: count === undefined ? null : whole('COUNT', count, 1, mostCount),
    until: until === undefined ? null : readUntil(until),
    byDay,
    weekStart,
    lists: given,
  }
}

function frequency(value: string | undefined): Frequency {
  if (value === 'SECONDLY' || value === 'MINUTELY') refuse('The rule happens more often than hourly.')
  return frequencies.find((name) => name === value) ?? refuse('The rule does not say how often it happens.')
}

function weekdayOf(text: string) {
  const [, nth = '0', name] = /^([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)$/.exec(text) ?? []
  const weekday = weekdays.find((known) => known === name) ?? refuse(`"${text.slice(0, 20)}" is no day of the week.`)
  return { nth: whole('BYDAY', nth, -53, 53), weekday }
}

function numbers(name: List, value: string): number[] {
  const [least, most] = ranges[name]
  const found = value.split(',').map((one) => whole(name, one, least, most))
  if (least < 0 && found.includes(0)) refuse(`${name} cannot be 0.`)
  return [...new Set(found)]
}

function whole(name: string, value: string, least: number, most: number): number {
  const number = /^[+-]?\d{1,9}$/.test(value) ? Number(value) : Number.NaN
  return number >= least && number <= most ? number : refuse(`${name} is "${value.slice(0, 20)}" and must be between ${least} and ${most}.`)
}

function readUntil(value: string): Until {
  const [, year, month, date, time, zulu] = /^(\d{4})(\d\d)(\d\d)(?:T(\d{6})(Z?))?$/.exec(value) ?? []
  const clock = readClock(`${year}-${month}-${date}${time ? `T${time.slice(0, 2)}:${time.slice(2, 4)}:${time.slice(4)}` : ''}`)
  return clock === undefined ? refuse(`UNTIL is "${value.slice(0, 20)}", which is no date.`) : { utc: zulu === 'Z', wholeDay: time === undefined, clock }
}
