import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'

/** `raw`: the octets as they came, without the dots that were doubled on the way. */
export type Received = { from: string; to: string[]; text: string; raw: Buffer }
/**
 * What the server answers to a command instead of taking it, always or by what was said to it (a whole letter, at its end). 'hang up' ends the connection
 * without a word; 'wait 200' takes it after so many milliseconds.
 */
export type Mood = Partial<Record<'greeting' | 'EHLO' | 'AUTH' | 'MAIL' | 'RCPT' | 'DATA' | 'end', string | ((said: string) => string | undefined)>>

/** A mail server after RFC 5321, as small as it can be: takes letters over a real socket and keeps them. */
export async function openSink(mood: Mood = {}) {
  const received: Received[] = []
  const state = { mood, connections: 0 }
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    state.connections++
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined)
    converse(socket, state, (letter) => received.push(letter))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = address && typeof address === 'object' ? address.port : 0
  return {
    received,
    url: `smtp://127.0.0.1:${port}`,
    get connections() { return state.connections },
    become: (next: Mood) => { state.mood = next },
    /** Ends every connection that is open. */
    hangUp: () => { for (const socket of sockets) socket.destroy() },
    close: async () => {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

function converse(socket: Socket, state: { mood: Mood }, keep: (letter: Received) => void) {
  let letter = { from: '', to: [] as string[] }
  let octets: string[] = []
  let writing = false
  let rest = ''
  const say = (stage: keyof Mood, usual: string, said = '') => {
    const mood = state.mood[stage]
    const answer = (typeof mood === 'function' ? mood(said) : mood) ?? usual
    const [, wait] = /^wait (\d+)$/.exec(answer) ?? []
    if (answer === 'hang up') socket.destroy()
    else if (wait) setTimeout(() => socket.write(`${usual}\r\n`), Number(wait))
    else socket.write(`${answer}\r\n`)
    return answer === usual || !!wait
  }

  const hear = (line: string) => {
    if (writing) {
      if (line !== '.') {
        octets.push(line.replace(/^\./, ''), '\r\n')
        return
      }
      writing = false
      const raw = Buffer.from(octets.join(''), 'latin1')
      const text = raw.toString().replaceAll('\r\n', '\n')
      const { end } = state.mood
      const answer = (typeof end === 'function' ? end(text) : end) ?? ''
      if (!/^[45]/.test(answer)) keep({ ...letter, raw, text })
      letter = { from: '', to: [] }
      octets = []
      say('end', '250 taken', text)
      return
    }
    const verb = line.slice(0, 4).toUpperCase()
    if (verb === 'EHLO') say('EHLO', '250-sink\r\n250 8BITMIME')
    else if (verb === 'AUTH') say('AUTH', '235 welcome', line)
    else if (verb === 'MAIL') { if (say('MAIL', '250 fine', line)) letter.from = /<(.*?)>/.exec(line)?.[1] ?? '' }
    else if (verb === 'RCPT') { if (say('RCPT', '250 fine', line)) letter.to.push(/<(.*?)>/.exec(line)?.[1] ?? '') }
    else if (verb === 'DATA') writing = say('DATA', '354 go on')
    else if (verb === 'QUIT') socket.end('221 bye\r\n')
    else socket.write('250 fine\r\n')
  }

  socket.setEncoding('latin1')
  socket.on('data', (piece: string) => {
    const lines = (rest + piece).split('\r\n')
    rest = lines.pop() ?? ''
    lines.forEach(hear)
  })
  say('greeting', '220 sink')
}
