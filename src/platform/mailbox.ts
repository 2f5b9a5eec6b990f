import { ImapFlow } from 'imapflow'

/** What was done with a message: 'put away' moves it to the folder, 'laid aside' leaves it where it is, flagged and never read again by itself. */
type Handled = 'put away' | 'laid aside'
export type Bounds = { messages: number; octets: number; milliseconds: number }

const folder = 'Commonweal'
const patience = 20_000

/**
 * Reads the unread messages of an IMAP mailbox (RFC 3501), the oldest first, and hands each to `take`. Only after that a message is marked as read
 * and moved: whatever breaks off, none is lost, and one may be handed over again. What `take` throws ends the reading. How many were handled.
 * `address`: imaps://user:password@host/FOLDER; imap: is encrypted after its greeting (STARTTLS) or, but for this machine, not used.
 */
export async function readMailbox(address: string, { messages, octets, milliseconds }: Bounds, take: (raw: Buffer) => Promise<Handled>): Promise<number> {
  const client = clientFor(new URL(address))
  const deadline = Date.now() + milliseconds
  /** What it says beside the answers, as when a connection breaks; the call under way says it, too. */
  client.on('error', () => undefined)
  let handled = 0
  try {
    await client.connect()
    await client.mailboxOpen(decodeURIComponent(new URL(address).pathname.slice(1)) || 'INBOX')
    const unread = await client.search({ seen: false, flagged: false, deleted: false }, { uid: true })
    if (!Array.isArray(unread) || unread.length === 0) return 0
    const home = await folderIn(client)
    for (const uid of unread.toSorted((one, other) => one - other).slice(0, messages)) {
      if (Date.now() > deadline) break
      const message = await client.fetchOne(String(uid), { source: { start: 0, maxLength: octets } }, { uid: true })
      if (!message || !message.source) continue
      await settle(client, uid, await take(message.source), home)
      handled++
    }
    await client.logout()
    return handled
  } finally {
    client.close()
  }
}

function clientFor({ protocol, hostname, port, username, password }: URL): ImapFlow {
  const isSecure = protocol === 'imaps:'
  const host = hostname.replace(/^\[|\]$/g, '')
  return new ImapFlow({
    host, port: Number(port) || (isSecure ? 993 : 143), secure: isSecure,
    ...(isSecure || isHere(host) ? {} : { doSTARTTLS: true }),
    auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
    logger: false, disableAutoIdle: true, connectionTimeout: patience, greetingTimeout: patience, socketTimeout: patience,
  })
}

const isHere = (host: string) => host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host)

/** Where what was read is put; nothing when the server makes no such folder: then it stays, marked as read. */
async function folderIn(client: ImapFlow): Promise<string | undefined> {
  try {
    return (await client.mailboxCreate(folder)).path
  } catch {
    return undefined
  }
}

async function settle(client: ImapFlow, uid: number, handled: Handled, home: string | undefined) {
  const which = String(uid)
  await client.messageFlagsAdd(which, [handled === 'put away' ? '\\Seen' : '\\Flagged'], { uid: true })
  if (handled === 'put away' && home) await client.messageMove(which, home, { uid: true })
}
