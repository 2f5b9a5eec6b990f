import { verify, X509Certificate } from 'node:crypto'
import { z } from 'zod'
import * as outbound from '#platform/outbound.ts'
import type { Settings } from '#platform/settings.ts'

const text = z.string().max(5000)
const message = z.object({
  Type: z.enum(['Notification', 'SubscriptionConfirmation', 'UnsubscribeConfirmation']),
  MessageId: text, TopicArn: text, Message: z.string().max(600_000), Timestamp: text, SignatureVersion: z.enum(['1', '2']), Signature: text, SigningCertURL: text,
  Subject: text.nullish(), SubscribeURL: text.optional(), Token: text.optional(),
})
type SnsMessage = z.output<typeof message>

type Sns = {
  /** The message, when Amazon signed it and its topic is one of ours. `unknown`: the certificate could not be had just now. */
  read: (body: unknown) => Promise<SnsMessage | 'refused' | 'unknown'>
  /** Says yes to a subscription of a topic of ours. */
  confirm: (message: SnsMessage) => Promise<boolean>
}
type Keys = Pick<Settings, 'SNS_TOPICS' | 'SNS_URL' | 'OUTBOUND_LOOPBACK'>

const limits = { milliseconds: 10_000, bytes: 64 * 1024, redirects: 0 }
/** In a minute: whoever makes up addresses of certificates does not keep us busy. */
const mostFetches = 20
const unversioned = { etag: null, lastModified: null }

/**
 * Believes what Amazon SNS says of the topics in the settings, after its signature (versions 1 and 2; docs: "Verifying the signatures of Amazon SNS
 * messages"). Certificates come from the SNS of the topic's own region and from nowhere else; each is fetched once, also when many messages come at the same moment.
 */
export function openSns({ SNS_TOPICS, SNS_URL, OUTBOUND_LOOPBACK }: Keys): Sns | undefined {
  if (SNS_TOPICS.length === 0) return undefined
  const bounds = { ...limits, allowLoopback: OUTBOUND_LOOPBACK === 'on' }
  const certificates = new Map<string, Promise<X509Certificate | undefined>>()
  let fetches: number[] = []

  async function fetched(address: string): Promise<X509Certificate | undefined> {
    const answer = await outbound.get(address, unversioned, bounds)
    const certificate = answer.kind === 'fetched' ? parsed(answer.body) : undefined
    if (!certificate) certificates.delete(address)
    return certificate
  }

  async function certificateAt(address: string): Promise<X509Certificate | undefined> {
    const known = certificates.get(address)
    if (known) return known
    fetches = fetches.filter((at) => at > Date.now() - 60_000)
    if (fetches.length >= mostFetches) return undefined
    fetches.push(Date.now())
    const [oldest] = certificates.keys()
    if (oldest !== undefined && certificates.size >= mostFetches) certificates.delete(oldest)
    const certificate = fetched(address)
    certificates.set(address, certificate)
    return certificate
  }

  return {
    read: async (body) => {
      const { data } = message.safeParse(body)
      if (!data || !SNS_TOPICS.includes(data.TopicArn) || !isOf(data, data.SigningCertURL, SNS_URL) || !new URL(data.SigningCertURL).pathname.endsWith('.pem')) return 'refused'
      const certificate = await certificateAt(data.SigningCertURL)
      if (!certificate) return 'unknown'
      return isCurrent(certificate) && isSigned(data, certificate) ? data : 'refused'
    },
    confirm: async (told) => {
      if (!told.SubscribeURL || !isOf(told, told.SubscribeURL, SNS_URL)) return false
      return (await outbound.get(told.SubscribeURL, unversioned, bounds)).kind === 'fetched'
    },
  }
}

/** Whether an address is that of the SNS in the topic's region: `arn:aws:sns:REGION:…`. */
function isOf({ TopicArn }: SnsMessage, address: string, instead: string | undefined): boolean {
  const url = URL.parse(address)
  if (!url || url.username || url.password) return false
  if (instead) return url.origin === new URL(instead).origin
  const [, partition, , region = ''] = TopicArn.split(':')
  return /^[a-z0-9-]{3,40}$/.test(region) && url.origin === `https://sns.${region}.amazonaws.com${partition === 'aws-cn' ? '.cn' : ''}`
}

function isSigned(told: SnsMessage, certificate: X509Certificate): boolean {
  const names = told.Type === 'Notification'
    ? ['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type'] as const
    : ['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type'] as const
  const said = names.flatMap((name) => (told[name] === undefined || told[name] === null ? [] : [`${name}\n${told[name]}\n`])).join('')
  return verify(told.SignatureVersion === '2' ? 'sha256' : 'sha1', Buffer.from(said), certificate.publicKey, Buffer.from(told.Signature, 'base64'))
}

const isCurrent = ({ validFrom, validTo }: X509Certificate) => Date.parse(validFrom) <= Date.now() && Date.now() <= Date.parse(validTo)

function parsed(pem: Buffer): X509Certificate | undefined {
  try {
    return new X509Certificate(pem)
  } catch {
    return undefined
  }
}
