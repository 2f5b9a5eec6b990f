import { expect, test } from 'vitest'
import { occurrences } from '#engines/calendar/occurrences.ts'
import { readCalendar } from '#engines/calendar/read-calendar.ts'
import { meeting, years } from './meeting.ts'
import { around, home, read, readOne } from './reading.ts'

const start = 'DTSTART;TZID=America/New_York:20260106T190000'
const refusal = (...lines: string[]) => read(around(...lines)).refused[0]?.reason

test.each([
  ['an IANA name', 'America/Chicago', 'America/Chicago'],
  ['a Windows name', 'Eastern Standard Time', 'America/New_York'],
  ['a maker’s prefix', '/mozilla.org/20070129_1/America/Denver', 'America/Denver'],
  ['hours from Greenwich', '"(GMT -05:00)"', 'Etc/GMT+5'],
])('a time zone is known by %s', (_, tzid, zone) => {
  expect(readOne(`DTSTART;TZID=${tzid}:20260106T190000`)).toMatchObject({ zone, starts: '2026-01-06T19:00:00' })
})

const zoneCalled = (tzid: string, rules: string, event: string) => ['BEGIN:VCALENDAR', 'BEGIN:VTIMEZONE', `TZID:${tzid}`, rules, 'END:VTIMEZONE', 'BEGIN:VEVENT', 'UID:1', event, 'END:VEVENT', 'END:VCALENDAR'].join('\n')
const observance = (kind: string, month: number, from: string, to: string, byDay: string) =>
  `BEGIN:${kind}\nDTSTART:20070101T020000\nRRULE:FREQ=YEARLY;BYMONTH=${month};BYDAY=${byDay}\nTZOFFSETFROM:${from}\nTZOFFSETTO:${to}\nEND:${kind}`

test('a zone with a name of its own is known by its rules', () => {
  const rules = `${observance('DAYLIGHT', 3, '-0500', '-0400', '2SU')}\n${observance('STANDARD', 11, '-0400', '-0500', '1SU')}`
  expect(read(zoneCalled('Our office', rules, 'DTSTART;TZID=Our office:20260706T190000')).events).toMatchObject([{ zone: 'America/New_York', starts: '2026-07-06T19:00:00' }])
})

test('by rules of no place, what happens once becomes its instant, and what repeats is refused', () => {
  const rules = `${observance('DAYLIGHT', 5, '-0500', '-0300', '2SU')}\n${observance('STANDARD', 9, '-0300', '-0500', '1SU')}`
  expect(read(zoneCalled('Atlantis', rules, 'DTSTART;TZID=Atlantis:20260706T190000')).events).toMatchObject([{ zone: 'UTC', starts: '2026-07-06T22:00:00' }])
  expect(read(zoneCalled('Atlantis', rules, 'DTSTART;TZID=Atlantis:20260706T190000\nRRULE:FREQ=WEEKLY')).refused[0]?.reason).toContain('"Atlantis"')
})

test('a time without a zone is one of the calendar’s own zone, else of home', () => {
  expect(readOne('DTSTART:20260106T190000')).toMatchObject({ zone: home })
  expect(read(around('DTSTART:20260106T190000').replace('VERSION:2.0', 'X-WR-TIMEZONE:America/Denver')).events[0]).toMatchObject({ zone: 'America/Denver' })
})

test.each([
  ['DURATION:PT90M', '2026-01-06T20:30:00'],
  ['DURATION:P1DT30M', '2026-01-07T19:30:00'],
  ['DTEND:20260107T013000Z', '2026-01-06T20:30:00'],
  ['SUMMARY:no end', '2026-01-06T19:00:00'],
])('with %s it ends %s', (line, ends) => {
  expect(readOne(start, line).ends).toBe(ends)
})

test('exceptions name instances by day, by instant or by local time', () => {
  const series = readOne(start, 'RRULE:FREQ=WEEKLY', 'EXDATE;VALUE=DATE:20260113', 'EXDATE:20260121T000000Z', 'EXDATE;TZID=America/Chicago:20260127T180000')
  expect(series.cancelled).toEqual(['2026-01-13T19:00:00', '2026-01-20T19:00:00', '2026-01-27T19:00:00'])
})

test('a newer state of an event replaces the older, which is said', () => {
  const vevent = (sequence: number, title: string) => `BEGIN:VEVENT\nUID:1\nDTSTART:20260106T190000Z\nSEQUENCE:${sequence}\nSUMMARY:${title}\nEND:VEVENT`
  const { events, refused } = read(`BEGIN:VCALENDAR\n${vevent(2, 'new')}\n${vevent(1, 'old')}\nEND:VCALENDAR`)
  expect(events.map(({ title }) => title)).toEqual(['new'])
  expect(refused).toMatchObject([{ uid: '1', title: 'old' }])
})

test.each([
  ['nothing says when', ['SUMMARY:x'], 'when it starts'],
  ['no such day', ['DTSTART:20260231T190000'], 'is no date'],
  ['the year 1', ['DTSTART:00010101T190000'], 'is no date'],
  ['an unknown zone', ['DTSTART;TZID=Nowhere/Land:20260106T190000'], 'Nowhere/Land'],
  ['an end before the start', [start, 'DTEND;TZID=America/New_York:20260106T180000'], 'ends before it starts'],
  ['a day and a time', [start, 'DTEND;VALUE=DATE:20260107'], 'other way round'],
  ['every second', [start, 'RRULE:FREQ=SECONDLY'], 'more often than hourly'],
  ['a billion times', [start, 'RRULE:FREQ=DAILY;COUNT=1000000000'], 'COUNT'],
  ['a rule of nonsense', [start, 'RRULE:FREQ=MONTHLY;BYSETPOS=0'], 'BYSETPOS'],
  ['three times an hour', [start, 'RRULE:FREQ=HOURLY;BYMINUTE=0,20,40'], 'more than 24 times a day'],
  ['two ends', [start, 'RRULE:FREQ=DAILY;COUNT=2;UNTIL=20260201'], 'both'],
  ['two rules', [start, 'RRULE:FREQ=DAILY', 'RRULE:FREQ=WEEKLY'], 'more than one rule'],
  ['a rule for exceptions', [start, 'EXRULE:FREQ=DAILY'], 'EXRULE'],
  ['all later instances', [start, 'RECURRENCE-ID;RANGE=THISANDFUTURE:20260113T190000'], 'RANGE'],
  ['dates of their own length', [start, 'RDATE;VALUE=PERIOD:20260113T190000Z/PT1H'], 'each last differently'],
])('%s is refused with a reason', (_, lines, reason) => {
  expect(refusal(...lines)).toContain(reason)
})

test('one bad event takes no other with it; bad lines that decide nothing are passed over', () => {
  const { events, refused } = read(`\ufeffBEGIN:VCALENDAR\nnonsense\n:\nBEGIN:VEVENT\nUID:a\nDTSTART:x\nSUMMARY:Bad\nEND:VEVENT\n\n\nBEGIN:VEVENT\nUID:b\nDTSTART:20260106T190000Z\n;;;\nGEO:x\nSUMMARY;:\nSUMMARY:Go\n od\nEND:VEVENT\nEND:VCALENDAR`)
  expect(events).toMatchObject([{ uid: 'b', title: 'Good', geo: null }])
  expect(refused).toMatchObject([{ uid: 'a', title: 'Bad' }])
})

test('what a feed breaks off, or begins again before its end, is refused alone', () => {
  const { events, refused } = read('BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nDTSTART:20260106T190000Z\nBEGIN:VEVENT\nUID:b\nDTSTART:20260106T190000Z\nEND:VEVENT\nBEGIN:VEVENT\nUID:c\nDTSTART:20260106T190000Z\nSUMM')
  expect(events.map(({ uid }) => uid)).toEqual(['b'])
  expect(refused.map(({ uid, reason }) => [uid, reason])).toEqual([['a', 'It breaks off before its end.'], ['c', 'It breaks off before its end.']])
})

test('addresses other than of the web, and control characters, do not come in', () => {
  expect(readOne(start, 'URL:javascript:alert(1)').url).toBeNull()
  expect(readOne(start, 'URL:https://example.org/a').url).toBe('https://example.org/a')
  expect(readOne(start, 'SUMMARY:a\u0000b\u0007c')).toMatchObject({ title: 'abc' })
})

test('what is no calendar is refused whole', () => {
  for (const text of ['', '<!doctype html><title>Sign in</title>', 'BEGIN:VCARD\nEND:VCARD', '\0'.repeat(1_000), '{}']) expect(readCalendar(text, home)).toHaveProperty('problem')
  expect(readCalendar('x'.repeat(13_000_000), home)).toEqual({ problem: 'The calendar is too long.' })
})

const ten = 10_000_000
test.each<[string, () => string]>([
  ['a line of ten megabytes', () => around(start, `SUMMARY:${'x'.repeat(ten)}`)],
  ['a name of ten megabytes', () => around(start, `${'X'.repeat(ten)}:1`)],
  ['ten megabytes of folds', () => around(start, `DESCRIPTION:${'\r\n x'.repeat(ten / 4)}`)],
  ['ten megabytes of quotes', () => around(start, `SUMMARY;X="${'"'.repeat(190_000)}`, `DESCRIPTION;${'A=";'.repeat(ten / 4)}`)],
  ['ten megabytes of empty lines', () => around(start, '\n'.repeat(ten))],
  ['ten megabytes of NULs', () => `BEGIN:VCALENDAR\n${'\0'.repeat(ten)}\nEND:VCALENDAR`],
  ['many nested components', () => `BEGIN:VCALENDAR\n${'BEGIN:VEVENT\nBEGIN:X\n'.repeat(200_000)}`],
  ['two hundred thousand events', () => `BEGIN:VCALENDAR\n${'BEGIN:VEVENT\nEND:VEVENT\n'.repeat(200_000)}END:VCALENDAR`],
  ['ten thousand events with rules', () => `BEGIN:VCALENDAR\n${Array.from({ length: 10_000 }, (_, uid) => `BEGIN:VEVENT\nUID:${uid}\n${start}\nRRULE:FREQ=WEEKLY;BYDAY=TU\nSUMMARY:x\nEND:VEVENT\n`).join('')}END:VCALENDAR`],
  ['a million dates', () => around(start, `RDATE:${'20260106T190000Z,'.repeat(ten / 17)}`, ...Array.from({ length: 100_000 }, () => `RDATE:${'20260106T190000Z,'.repeat(5)}20260106T190000Z`))],
  ['a million categories', () => around(start, `CATEGORIES:${'a,'.repeat(90_000)}`)],
  ['a thousand zones that change every day', () => `BEGIN:VCALENDAR\n${Array.from({ length: 1_000 }, (_, zone) => `BEGIN:VTIMEZONE\nTZID:Z${zone}\n${`${observance('STANDARD', 1, '-0500', '-0430', 'MO,TU,WE,TH,FR')}\n`.repeat(20)}END:VTIMEZONE\nBEGIN:VEVENT\nUID:${zone}\nDTSTART;TZID=Z${zone}:20260106T190000\nEND:VEVENT\n`).join('')}END:VCALENDAR`],
])('%s: read in bounded time', (_, text) => {
  const hostile = text()
  const before = process.cpuUsage()
  readCalendar(hostile, home)
  const { user } = process.cpuUsage(before)
  expect(user / 1000).toBeLessThan(5_000)
})

const everyDay = 'MO,TU,WE,TH,FR,SA,SU'
test.each([
  'FREQ=HOURLY', 'FREQ=HOURLY;INTERVAL=1000', 'FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30', 'FREQ=DAILY;COUNT=20000', 'FREQ=DAILY;INTERVAL=999', 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', 'FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=2',
  'FREQ=YEARLY;BYWEEKNO=53;BYYEARDAY=1;BYDAY=WE', `FREQ=YEARLY;BYDAY=${everyDay};BYHOUR=1,2,3,4,5,6,7,8,9,10,11,12;BYMINUTE=0,30;BYSETPOS=-1`, 'FREQ=DAILY;BYSETPOS=366;COUNT=20000', 'FREQ=MONTHLY;BYDAY=53MO',
  'FREQ=HOURLY;BYSETPOS=2;COUNT=20000', 'FREQ=DAILY;BYYEARDAY=366;BYMONTH=1', `FREQ=HOURLY;BYDAY=${everyDay};BYHOUR=1,2,3,4,5,6,7,8,9,10,11,12;COUNT=20000`, 'FREQ=WEEKLY;BYSETPOS=-366', 'FREQ=YEARLY;INTERVAL=1000',
  'FREQ=YEARLY;BYEASTER=1', 'FREQ=DAILY;UNTIL=29991231', 'FREQ=YEARLY;BYWEEKNO=-53;BYDAY=MO', 'FREQ=YEARLY;COUNT=20000;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO',
])('the rule %s never hangs', (rule) => {
  const event = meeting({ starts: '1900-01-02T19:00:00', ends: '1900-01-02T20:00:00', rule })
  const before = process.cpuUsage()
  for (const until of ['2026-12-01T00:00:00Z', '2999-01-01T00:00:00Z']) {
    expect(occurrences(event, { ...years, from: new Date('2026-11-01T00:00:00Z'), until: new Date(until), limit: 100 }).length).toBeLessThanOrEqual(100)
  }
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(2_000)
})
