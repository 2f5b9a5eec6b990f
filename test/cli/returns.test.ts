import { expect, test, vi } from 'vitest'
import * as returns from '#domain/people/returns.ts'
import { bounceOf, mailing, reader } from '../domain/newsletter/returns.ts'
import { databaseUrl, db } from '../house.ts'
import { commonweal } from './commonweal.ts'

vi.setConfig({ testTimeout: 60_000 })
const take = (raw: Buffer | string, url = databaseUrl) => commonweal(['take-return'], { DATABASE_URL: url }, raw)

test('a mail server’s pipe hands in what came back, and says nothing', async () => {
  const ana = await reader('Ana')
  const raw = await bounceOf({ mailing: await mailing(), person: ana.id }, { recipient: ana.email })
  expect(await take(Buffer.concat([raw, Buffer.alloc(3_000_000, 'x')]))).toEqual({ code: 0, signal: null, out: '', err: '' })
  expect((await returns.ofPerson(db, ana)).map(({ way, decision }) => [way, decision])).toEqual([['pipe', 'undeliverable']])
  expect(await take('Subject: hello\n\nhello')).toMatchObject({ code: 0 })
})

test('what cannot be taken in just now is left to the mail server, which comes again', async () => {
  const answer = await take('Subject: x\n\nx', 'postgres://nobody@127.0.0.1:1/nothing')
  expect(answer.code).toBe(75)
  expect(answer.err).not.toBe('')
  expect((await commonweal(['take-return', '--help'], { DATABASE_URL: databaseUrl })).out).toContain('standard input')
})
