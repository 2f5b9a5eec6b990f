import { afterAll, beforeEach, expect, test } from 'vitest'
import { openAsk } from '#platform/mail-records/asking.ts'
import { openNameServer } from '../../name-server.ts'

const server = await openNameServer()
const ask = openAsk({ DNS_SERVER: server.address }, { patience: 40 })
const long = 'x'.repeat(400)

beforeEach(() => {
  server.state.mood = 'answers'
  server.state.zone = { 'tidewater.example': { TXT: ['v=spf1 -all', long], MX: ['20 second.example', '10 first.example'], A: ['192.0.2.7'] }, 'empty.example': {} }
})
afterAll(() => server.close())

test('a text of several pieces is one, and the best mail server comes first', async () => {
  expect(await ask.txt('tidewater.example')).toEqual({ is: 'found', values: ['v=spf1 -all', long] })
  expect(await ask.mx('tidewater.example')).toEqual({ is: 'found', values: ['first.example', 'second.example'] })
  expect(await ask.a('tidewater.example')).toEqual({ is: 'found', values: ['192.0.2.7'] })
})

test('a name that is not there, or has nothing of the kind, has none', async () => {
  for (const name of ['nowhere.example', 'empty.example']) {
    expect([await ask.txt(name), await ask.mx(name), await ask.a(name)]).toEqual([{ is: 'none' }, { is: 'none' }, { is: 'none' }])
  }
})

test('a server that fails, says nothing or is not there is away, soon', async () => {
  server.state.mood = 'fails'
  expect(await ask.txt('tidewater.example')).toEqual({ is: 'away', why: 'ESERVFAIL' })
  server.state.mood = 'silent'
  expect(await ask.txt('tidewater.example')).toEqual({ is: 'away', why: 'ETIMEOUT' })
  expect(await ask.a('tidewater.example')).toMatchObject({ is: 'away' })
  const gone = await openNameServer()
  await gone.close()
  expect(await openAsk({ DNS_SERVER: gone.address }, { patience: 40 }).txt('tidewater.example')).toMatchObject({ is: 'away' })
})

test('questions end some time after the first, however many a record leads to', async () => {
  server.state.asked = []
  expect(await openAsk({ DNS_SERVER: server.address }, { limit: 0 }).txt('tidewater.example')).toEqual({ is: 'away', why: 'it took too long' })
  expect(server.state.asked).toEqual([])
})

test('a name that nobody can ask about is away, and throws nothing', async () => {
  expect(await ask.txt(`${'a'.repeat(70)}.example`)).toMatchObject({ is: expect.stringMatching(/away|none/) })
  expect(await ask.txt('a..b')).toMatchObject({ is: expect.stringMatching(/away|none/) })
})
