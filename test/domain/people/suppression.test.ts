import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import * as suppression from '#domain/people/suppression.ts'
import { db } from '../../house.ts'

test('an address that was suppressed is known again however it is written, and others are not', async () => {
  expect(await suppression.isSuppressed(db, ['ana@arden.example'])).toEqual(new Set())
  await suppression.suppress(db, ['ana@arden.example', 'bo@arden.example'])
  await suppression.suppress(db, ['ana@arden.example'])
  expect(await suppression.isSuppressed(db, [' Ana@Arden.example', 'ana@arden.example', 'cy@arden.example'])).toEqual(new Set([' Ana@Arden.example', 'ana@arden.example']))
  expect(await suppression.isSuppressed(db, [])).toEqual(new Set())
})

test('its owner may come back', async () => {
  await suppression.suppress(db, ['di@arden.example'])
  await suppression.lift(db, 'Di@arden.example')
  expect(await suppression.isSuppressed(db, ['di@arden.example'])).toEqual(new Set())
})

test('nothing of the address can be read from the list', async () => {
  await suppression.suppress(db, ['ed@arden.example'])
  const kept = JSON.stringify(await db.selectFrom('suppressions').selectAll().execute())
  expect(kept).not.toMatch(/ed@|arden/)
  expect(kept).not.toContain(createHash('sha256').update('ed@arden.example').digest('base64url'))
})

test('ten thousand addresses are asked about at once', async () => {
  await suppression.suppress(db, ['n77@many.example'])
  const asked = Array.from({ length: 10_000 }, (_, n) => `n${n}@many.example`)
  expect(await suppression.isSuppressed(db, asked)).toEqual(new Set(['n77@many.example']))
})
