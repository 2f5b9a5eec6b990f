import { generateKeyPairSync, sign } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export const topic = 'arn:aws:sns:us-east-1:123456789012:returns'
export const keys = generateKeyPairSync('rsa', { modulusLength: 2048 })

const der = (tag: number, ...inside: Buffer[]) => {
  const body = Buffer.concat(inside)
  const long = body.length > 127 ? Buffer.from([0x82, body.length >> 8, body.length & 255]) : Buffer.from([body.length])
  return Buffer.concat([Buffer.from([tag]), long, body])
}
const sequence = (...inside: Buffer[]) => der(0x30, ...inside)
const number = (value: number) => der(0x02, Buffer.from([value]))
const day = (at: Date) => der(0x17, Buffer.from(`${at.toISOString().replace(/[-:T]/g, '').slice(2, 14)}Z`))
const sha256WithRsa = sequence(der(0x06, Buffer.from('2a864886f70d01010b', 'hex')), der(0x05))
const name = sequence(der(0x31, sequence(der(0x06, Buffer.from('550403', 'hex')), der(0x0c, Buffer.from('sns.amazonaws.com')))))

/** A certificate (RFC 5280) of our own making, for days around now. */
export function certificate({ from = -1, until = 1, of = keys } = {}): string {
  const at = (days: number) => day(new Date(Date.now() + days * 86_400_000))
  const told = sequence(der(0xa0, number(2)), number(1), sha256WithRsa, name, sequence(at(from), at(until)), name, of.publicKey.export({ type: 'spki', format: 'der' }))
  const signature = sign('sha256', told, of.privateKey)
  const body = sequence(told, sha256WithRsa, der(0x03, Buffer.from([0]), signature)).toString('base64')
  return `-----BEGIN CERTIFICATE-----\n${body.match(/.{1,64}/g)!.join('\n')}\n-----END CERTIFICATE-----\n`
}

/** Speaks as Amazon SNS does: gives its certificate, confirms subscriptions, signs what it says. */
export async function openSnsServer() {
  const asked: string[] = []
  const state = { certificate: certificate(), status: 200 }
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    if (state.status !== 200) response.writeHead(state.status).end()
    else if (request.url?.endsWith('.pem')) response.end(state.certificate)
    else response.end('<ConfirmSubscriptionResponse/>')
  })
  await new Promise<void>((ready) => { server.listen(0, '127.0.0.1', ready) })
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  /** As SNS says it: everything that is signed, then the signature. */
  const say = (told: Record<string, string>, { version = '1', by = keys.privateKey, cert = `${origin}/Simple-1.pem` } = {}) => {
    const message: Record<string, string> = { Type: 'Notification', MessageId: crypto.randomUUID(), TopicArn: topic, Timestamp: new Date().toISOString(), ...told }
    const names = message.Type === 'Notification' ? ['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type'] : ['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type']
    const words = names.flatMap((one) => (message[one] === undefined ? [] : [`${one}\n${message[one]}\n`])).join('')
    const signed: Record<string, string> = { ...message, SignatureVersion: version, Signature: sign(version === '2' ? 'sha256' : 'sha1', Buffer.from(words), by).toString('base64'), SigningCertURL: cert }
    return signed
  }
  return { origin, asked, state, say, close: () => new Promise<void>((done) => { server.close(() => done()); server.closeAllConnections() }) }
}
