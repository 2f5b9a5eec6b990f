import { once } from 'node:events'
import { createServer, type Server } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import { expect, test } from 'vitest'
import { openBulkMailer } from '#platform/bulk-mailer.ts'
import { certificate, keys } from '../api/sns-server.ts'
import { settings } from '../house.ts'
import { openSink } from '../smtp-sink.ts'

const letter = { mark: 'm1.1', from: 'hello@tidewater.example', to: 'ana@arden.example', raw: Buffer.from('Subject: Hello\r\n\r\nHello') }

async function handedTo(server: Server) {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const fate = await handed(`smtps://127.0.0.1:${address && typeof address === 'object' ? address.port : 0}`)
  server.close()
  return fate
}
async function handed(url: string) {
  const bulk = openBulkMailer({ ...settings, SMTP_URL: url })
  const fate = await bulk.hand(letter)
  bulk.close()
  return fate
}

test.each([['that is nobody’s we know', 1], ['that has run out', -0.5]])('a server with a certificate %s gets no letter: each waits, and none is unknown', async (_, until) => {
  const server = createTlsServer({ key: keys.privateKey.export({ type: 'pkcs8', format: 'pem' }), cert: certificate({ until }) })
  expect(await handedTo(server)).toMatchObject({ became: 'later', away: true, words: expect.stringMatching(/certificate/) })
})

test('so it is with one that hangs up before anything is secret, or never is', async () => {
  expect(await handedTo(createServer((socket) => socket.destroy()))).toMatchObject({ became: 'later', away: true })
  const sink = await openSink()
  expect(await handed(sink.url.replace('smtp:', 'smtps:'))).toMatchObject({ became: 'later', away: true })
  await sink.close()
})
