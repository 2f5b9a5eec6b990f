import { connect } from 'node:net'
import { setTimeout as after } from 'node:timers/promises'

type Into = { port: number; path: string; field: string; begins: string; cookie: string }

/** Sends a file of that many bytes until the server hangs up, and tells what it said, how much it took and how much memory it needed. */
export async function pour({ port, path, field, begins, cookie }: Into, length: number, announced: boolean) {
  const socket = connect(port, '127.0.0.1')
  const head = `POST ${path} HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost\r\nAccept: application/json\r\nContent-Type: multipart/form-data; boundary=b`
  const begun = `--b\r\ncontent-disposition: form-data; name="${field}"; filename="a"\r\n\r\n${begins}`
  const piece = Buffer.alloc(0x10000)
  const framed = announced ? piece : Buffer.concat([Buffer.from('10000\r\n'), piece, Buffer.from('\r\n')])
  const seen = { heard: '', open: true, sent: 0, most: 0 }
  const ended = new Promise<void>((resolve) => socket.once('close', () => { seen.open = false; resolve() }))
  socket.on('data', (bytes) => { seen.heard += bytes.toString('latin1') })
  socket.on('error', () => undefined)
  socket.write(`${head}\r\nCookie: ${cookie}\r\n${announced ? `Content-Length: ${length}` : 'Transfer-Encoding: chunked'}\r\n\r\n`)
  socket.write(Buffer.from(announced ? begun : `${begun.length.toString(16)}\r\n${begun}\r\n`, 'latin1'))
  while (seen.open && !seen.heard && seen.sent < length) {
    seen.sent += piece.length
    const room = new Promise<void>((resolve) => socket.write(framed, () => resolve()))
    await Promise.race([room, ended])
    seen.most = Math.max(seen.most, process.memoryUsage().rss)
  }
  await Promise.race([ended, after(5_000)])
  socket.destroy()
  return seen
}
