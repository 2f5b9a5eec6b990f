import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Component, readComponents } from '#engines/calendar/components.ts'
import { occurrences } from '#engines/calendar/occurrences.ts'
import { readProperty } from '#engines/calendar/properties.ts'
import { readCalendar } from '#engines/calendar/read-calendar.ts'
import { writeCalendar } from '#engines/calendar/write-calendar.ts'
import { feed } from './feed.ts'
import { home } from './reading.ts'

const data = process.env.COMMONWEAL_DATA
const folder = join(data ?? '', 'calendars')
const files = data ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(ics|jcal|vcf)$/.test(name)).sort() : []
const pairs = files.filter((name) => name.endsWith('.ics') && files.length > 0 && readdirSync(join(folder, name, '..')).includes(`${name.split('/').at(-1)?.slice(0, -4)}.json`))
const always = { from: new Date('1990-01-01T00:00:00Z'), until: new Date('2030-01-01T00:00:00Z'), limit: 500, home }

describe.skipIf(!data)('calendars of two other programs’ tests', () => {
  test('there are files, and pairs', () => {
    expect(files.length).toBeGreaterThan(70)
    expect(pairs.length).toBeGreaterThan(15)
  })

  test.each(files)('%s is read or refused event by event, with reasons, in a moment, and what was read can be written and read again', (name) => {
    const text = readFileSync(join(folder, name), 'utf8')
    const started = performance.now()
    const reading = readCalendar(text, home)
    expect(performance.now() - started).toBeLessThan(3_000)
    if ('problem' in reading) {
      expect(text).not.toContain('BEGIN:VCALENDAR')
      return
    }
    const vevents = text.replace(/\r?\n[ \t]/g, '').match(/^BEGIN:VEVENT/gim)?.length ?? 0
    const overrides = reading.events.flatMap((event) => event.overrides).length
    expect(reading.events.length + overrides + reading.refused.length).toBe(vevents)
    for (const { reason } of reading.refused) expect(reason).toMatch(/^[A-Z"].*\.$/)
    for (const event of reading.events) expect(() => occurrences(event, always)).not.toThrow()
    expect(readCalendar(writeCalendar(feed({ events: reading.events })), home)).toMatchObject({ events: reading.events, refused: [] })
  })

  test.each(pairs)('%s is taken apart as the jCal beside it says', (name) => {
    const roots = readComponents(readFileSync(join(folder, name), 'utf8')).map(jCal)
    expect(roots.length === 1 ? roots[0] : roots).toEqual(JSON.parse(readFileSync(join(folder, name.replace(/ics$/, 'json')), 'utf8')))
  })
})

function jCal({ name, lines, parts }: Component): unknown {
  const properties = lines.map(readProperty).map((one) => one && [one.name, one.parameters, one.type, ...one.values])
  return [name, properties, parts.map(jCal)]
}
