import { createSocket } from 'node:dgram'
import { once } from 'node:events'

/** What a name has, by kind: texts for TXT, `10 host` for MX, addresses for A. A name that is not there does not exist. */
export type Zone = Record<string, { TXT?: string[]; MX?: string[]; A?: string[] }>
const kinds: Record<number, 'TXT' | 'MX' | 'A'> = { 1: 'A', 15: 'MX', 16: 'TXT' }

/** A name server after RFC 1035, as small as it can be, over a real socket. `mood`: whether it answers, fails (SERVFAIL) or says nothing. */
export async function openNameServer(zone: Zone = {}) {
  const state = { zone, mood: 'answers' as 'answers' | 'fails' | 'silent', asked: [] as string[] }
  const socket = createSocket('udp4')
  socket.on('message', (question, { port, address }) => {
    const { name, kind, end } = read(question)
    state.asked.push(`${name} ${kind ?? '?'}`)
    if (state.mood === 'silent') return
    const known = state.zone[name]
    const values = state.mood === 'answers' && kind ? known?.[kind] ?? [] : []
    const code = state.mood === 'fails' ? 2 : known ? 0 : 3
    const head = Buffer.from(question.subarray(0, 12))
    head.writeUInt16BE(0x8180 | code, 2)
    head.writeUInt16BE(values.length, 6)
    head.writeUInt32BE(0, 8)
    socket.send(Buffer.concat([head, question.subarray(12, end), ...values.map((value) => answer(question, end, data(kind, value)))]), port, address)
  })
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  return {
    state,
    address: `127.0.0.1:${socket.address().port}`,
    close: async () => {
      socket.close()
      await once(socket, 'close')
    },
  }
}

function read(question: Buffer) {
  const labels: string[] = []
  let at = 12
  for (let length = question[at]!; length > 0; length = question[at]!) {
    labels.push(question.toString('latin1', at + 1, at + 1 + length))
    at += length + 1
  }
  return { name: labels.join('.').toLowerCase(), kind: kinds[question.readUInt16BE(at + 1)], end: at + 5 }
}

function answer(question: Buffer, end: number, rdata: Buffer) {
  const head = Buffer.alloc(12)
  head.writeUInt16BE(0xc00c, 0)
  question.copy(head, 2, end - 4, end)
  head.writeUInt32BE(60, 4 + 2)
  head.writeUInt16BE(rdata.length, 10)
  return Buffer.concat([head, rdata])
}

function data(kind: string | undefined, value: string): Buffer {
  if (kind === 'A') return Buffer.from(value.split('.').map(Number))
  if (kind === 'TXT') return Buffer.concat((value.match(/[^]{1,255}/g) ?? ['']).map((piece) => Buffer.from([piece.length, ...Buffer.from(piece, 'latin1')])))
  const [preference = '0', host = ''] = value.split(' ')
  const labels = host.split('.').filter(Boolean).flatMap((label) => [label.length, ...Buffer.from(label)])
  return Buffer.from([0, Number(preference), ...labels, 0])
}
