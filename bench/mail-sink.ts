import { createServer, type Socket } from 'node:net'

/** A mail server after RFC 5321 in a process of its own, which takes whatever comes as fast as it comes and counts it by Message-ID. */
export type Tally = { letters: number; distinct: number; octets: number }

const end = Buffer.from('\r\n.\r\n')
const seen = new Map<string, number>()
let tally = { letters: 0, octets: 0 }

const server = createServer((socket) => {
  socket.setNoDelay(true)
  socket.on('error', () => undefined)
  converse(socket)
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.send?.({ port: address && typeof address === 'object' ? address.port : 0 })
})
process.on('message', (asked) => {
  if (asked === 'forget') {
    seen.clear()
    tally = { letters: 0, octets: 0 }
  }
  process.send?.({ ...tally, distinct: seen.size } satisfies Tally)
})
process.on('disconnect', () => process.exit())

function converse(socket: Socket) {
  let rest = Buffer.alloc(0)
  let isData = false
  socket.write('220 sink\r\n')
  socket.on('data', (piece) => {
    rest = rest.length === 0 ? piece : Buffer.concat([rest, piece])
    for (;;) {
      const at = rest.indexOf(isData ? end : '\r\n')
      if (at < 0) return
      if (isData) take(rest.subarray(0, at))
      const answer = isData ? '250 taken' : answerTo(rest.toString('latin1', 0, at))
      isData = !isData && answer.startsWith('354')
      rest = rest.subarray(at + (answer === '250 taken' ? end.length : 2))
      socket.write(`${answer}\r\n`)
    }
  })
}

function answerTo(line: string): string {
  const verb = line.slice(0, 4).toUpperCase()
  return verb === 'EHLO' ? '250-sink\r\n250-PIPELINING\r\n250 8BITMIME' : verb === 'DATA' ? '354 go on' : verb === 'QUIT' ? '221 bye' : '250 fine'
}

function take(letter: Buffer) {
  const head = letter.toString('latin1', 0, Math.max(0, letter.indexOf('\r\n\r\n')))
  const id = /^Message-ID:\s*(\S+)/im.exec(head)?.[1] ?? ''
  seen.set(id, (seen.get(id) ?? 0) + 1)
  tally.letters++
  tally.octets += letter.length
}
