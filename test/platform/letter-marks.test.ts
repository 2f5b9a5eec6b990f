import { expect, test } from 'vitest'
import { marker, markedIn } from '#platform/letter-marks.ts'
import { db } from '../house.ts'

test('a mark tells which letter it is, whatever stands around it and in whichever case it comes back', async () => {
  const markOf = await marker(db)
  const inMailing = markOf({ mailing: 7, person: 12 })
  const single = markOf({ letter: 345 })
  expect(await markedIn(db, `Message-ID: <${inMailing}@example.org>`)).toEqual({ mailing: 7, person: 12 })
  expect(await markedIn(db, `bounces+${single.toUpperCase()}@example.org`)).toEqual({ letter: 345 })
  expect(await markedIn(db, `<m7.13.${'0'.repeat(20)}@example.org> <${single}@x>`)).toEqual({ letter: 345 })
})

test('what we did not make names nothing', async () => {
  const mark = (await marker(db))({ mailing: 7, person: 12 })
  expect(await markedIn(db, mark.replace('.12.', '.13.'))).toBeUndefined()
  expect(await markedIn(db, mark.slice(0, -1))).toBeUndefined()
  expect(await markedIn(db, `${mark}0`)).toBeUndefined()
  expect(await markedIn(db, '')).toBeUndefined()
})
