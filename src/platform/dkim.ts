import { createPrivateKey, createPublicKey, generateKeyPair, type KeyObject } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import type { Db } from '#platform/database.ts'
import { hostOf } from '#platform/host-of.ts'
import { secret } from '#platform/secrets.ts'
import type { Settings } from '#platform/settings.ts'

/** What nodemailer's `dkim` option takes: for which domain to sign, by which key, and which header fields. */
export type Dkim = { domainName: string; keySelector: string; privateKey: string; headerFieldNames: string }

/** What a letter of ours may carry. RFC 8058 4 wants both of List-Unsubscribe and List-Unsubscribe-Post signed; nodemailer's own list lacks the second. */
const signed = [
  'From', 'Sender', 'Reply-To', 'Subject', 'Date', 'Message-ID', 'To', 'Cc', 'In-Reply-To', 'References', 'MIME-Version', 'Content-Type', 'Content-Transfer-Encoding',
  'List-Id', 'List-Unsubscribe', 'List-Unsubscribe-Post', 'List-Help', 'List-Archive', 'List-Owner', 'Feedback-ID', 'Auto-Submitted',
].join(':')

/** How letters are signed (RFC 6376); `undefined` while DKIM_SELECTOR is not set. Throws a sentence for a key file that cannot be used. */
export async function dkimOf(db: Db, settings: Pick<Settings, 'DKIM_SELECTOR' | 'DKIM_KEY_FILE' | 'MAIL_FROM'>): Promise<Dkim | undefined> {
  const { DKIM_SELECTOR: keySelector, DKIM_KEY_FILE: file, MAIL_FROM } = settings
  if (!keySelector || !MAIL_FROM) return undefined
  const privateKey = file ? await given(file) : await secret(db, 'dkim', generate)
  return { domainName: hostOf(MAIL_FROM), keySelector, privateKey, headerFieldNames: signed }
}

/** The public half as base64 of its SubjectPublicKeyInfo: the `p=` of the record to publish. */
export const publicHalf = ({ privateKey }: Pick<Dkim, 'privateKey'>): string => createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).toString('base64')

/** RFC 8301 3.2: at least 2048 bits. */
async function generate(): Promise<string> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 })
  return pem(privateKey)
}

async function given(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch((error: Error) => { throw new Error(`DKIM_KEY_FILE cannot be read: ${error.message}.`) })
  let key: KeyObject | undefined
  try {
    key = createPrivateKey(text)
  } catch {
    key = undefined
  }
  if (key?.asymmetricKeyType !== 'rsa' || (key.asymmetricKeyDetails?.modulusLength ?? 0) < 1024) {
    throw new Error(`DKIM_KEY_FILE must hold a private RSA key of at least 1024 bits, as PEM and without a password; ${file} does not.`)
  }
  return pem(key)
}

const pem = (key: KeyObject) => key.export({ type: 'pkcs8', format: 'pem' }).toString()
