import { expect, test } from 'vitest'
import { sheetOf } from '#site/calendar/month.ts'

test('a sheet begins on a Sunday and ends on a Saturday, around the whole month', () => {
  expect(sheetOf('2026-12')).toMatchObject({ title: 'December 2026', before: '2026-11', after: '2027-01', from: '2026-11-29', until: '2027-01-03' })
  expect(sheetOf('2026-02')).toMatchObject({ from: '2026-02-01', until: '2026-03-01' })
  expect(sheetOf('2026-12')?.weeks).toHaveLength(5)
  expect(sheetOf('2027-01')?.weeks.map((week) => week.length)).toEqual([7, 7, 7, 7, 7, 7])
})

test('what is no month gives no sheet', () => {
  for (const month of ['2026-00', '2026-13', '26-12', '1492-10', '9999-01', '']) expect(sheetOf(month)).toBeUndefined()
})
