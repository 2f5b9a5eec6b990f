import { afterEach, expect, test } from 'vitest'
import * as returns from '#domain/people/returns.ts'
import { fetchReturns } from '#jobs/fetch-returns.ts'
import { openDatabase, openPool } from '#platform/database.ts'
import { readMailbox } from '#platform/mailbox.ts'
import { bounceOf, mailing, reader } from '../domain/newsletter/returns.ts'
import { db, settings } from '../house.ts'
import { openMailbox } from '../imap-server.ts'

const number = await mailing()
const boxes: Awaited<ReturnType<typeof openMailbox>>[] = []
afterEach(async () => { for (const box of boxes.splice(0)) await box.close() })
const open = async (mood = {}) => {
  const box = await openMailbox(mood)
  boxes.push(box)
  return box
}
const fetching = (box: { url: string }, of = db) => fetchReturns({ db: of, settings: { ...settings, BOUNCE_IMAP_URL: box.url } })()
const where = ({ messages }: Awaited<ReturnType<typeof openMailbox>>) => messages.map(({ folder, flags }) => [folder, ...flags].join(' '))
const gone = async (name: string) => {
  const person = await reader(name)
  return { person, raw: await bounceOf({ mailing: number, person: person.id }, { recipient: person.email }) }
}

test('what is unread is taken in, marked as read and put into a folder of ours; what was read is left alone', async () => {
  const box = await open()
  const [ana, bo] = [await gone('Ana'), await gone('Bo')]
  box.put(ana.raw)
  box.put(bo.raw, ['\\Seen'])
  box.put('Subject: Hello\r\n\r\nHello')
  await fetching(box)
  expect(where(box)).toEqual(['Commonweal \\Seen', 'INBOX \\Seen', 'Commonweal \\Seen'])
  expect((await returns.ofPerson(db, ana.person)).map(({ way, decision }) => [way, decision])).toEqual([['mailbox', 'undeliverable']])
  expect(await returns.ofPerson(db, bo.person)).toEqual([])

  box.put((await gone('Cy')).raw)
  await fetching(box)
  expect(where(box).at(-1)).toBe('Commonweal \\Seen')
  expect(box.commands.join()).toContain('PEEK')
})

test('a connection that breaks off anywhere loses nothing and doubles nothing', async () => {
  for (const command of ['SELECT', 'UID SEARCH', 'UID FETCH', 'UID STORE', 'UID MOVE']) {
    const box = await open({ [command]: 'hang up' })
    const { person, raw } = await gone('Ana')
    box.put(raw)
    await expect(fetching(box), command).rejects.toThrow()
    box.become({})
    await fetching(box)
    expect((await returns.ofPerson(db, person)).length, command).toBe(1)
    expect(where(box), command).toEqual([command === 'UID MOVE' ? 'INBOX \\Seen' : 'Commonweal \\Seen'])
  }
})

test('while the database is away nothing is marked', async () => {
  const pool = openPool('postgres://nobody@127.0.0.1:1/nothing', () => undefined)
  const box = await open()
  const { person, raw } = await gone('Ana')
  box.put(raw)
  box.put(raw)
  await expect(fetching(box, openDatabase(pool))).rejects.toThrow()
  expect(where(box)).toEqual(['INBOX', 'INBOX'])
  await fetching(box)
  expect(await returns.ofPerson(db, person)).toHaveLength(1)
  await pool.end()
})

test('one that cannot be taken in is flagged for a person, holds up no other, and is not read again', async () => {
  const box = await open()
  const seen: string[] = []
  for (const words of ['bad', 'good']) box.put(words)
  const read = () => readMailbox(box.url, { messages: 9, octets: 100, milliseconds: 5000 }, async (raw) => {
    seen.push(raw.toString())
    return raw.toString() === 'bad' ? 'laid aside' : 'put away'
  })
  expect([await read(), await read()]).toEqual([2, 0])
  expect(seen).toEqual(['bad', 'good'])
  expect(where(box)).toEqual(['INBOX \\Flagged', 'Commonweal \\Seen'])
})

test('a run is bounded in messages, octets and time; the rest waits for the next', async () => {
  const box = await open()
  for (let each = 0; each < 5; each++) box.put(`${each}${'x'.repeat(500)}`)
  const sizes: number[] = []
  const read = (milliseconds: number) => readMailbox(box.url, { messages: 3, octets: 100, milliseconds }, async (raw) => {
    sizes.push(raw.length)
    return 'put away'
  })
  expect([await read(5000), await read(-1), await read(5000), await read(5000)]).toEqual([3, 0, 2, 0])
  expect(sizes).toEqual([100, 100, 100, 100, 100])
})

test('a server that makes no folder keeps what was read where it is; one that lets nobody in is said to', async () => {
  const box = await open({ CREATE: 'NO not here' })
  box.put((await gone('Ana')).raw)
  await fetching(box)
  expect(where(box)).toEqual(['INBOX \\Seen'])
  await expect(fetching({ url: box.url.replace('sesame', 'wrong') })).rejects.toThrow()
})

test('without a mailbox in the settings nothing is done', async () => {
  await fetchReturns({ db, settings })()
})
