import { z } from 'zod'

/**
 * 'later': nothing was handed over, try again; `away` when that is not for this letter alone, since the server cannot be reached or lets nobody in. 'unknown': the
 * connection broke while it was handed over; it may have arrived. `of` says what was refused: whom we send as, or this one letter.
 */
export type Fate =
  | { became: 'sent' | 'kept' }
  | { became: 'refused'; words: string; of: 'sender' | 'letter' }
  | { became: 'later'; words: string; away: boolean }
  | { became: 'unknown'; words: string }

/** What became of a letter that is kept as a file: where the file system takes nothing, it is tried again later. */
export async function fateOfKeeping(keeping: () => Promise<unknown>): Promise<Fate> {
  try {
    await keeping()
    return { became: 'kept' }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    return { became: 'later', words: `The outbox cannot be written: ${error.message}`.slice(0, 500), away: true }
  }
}

const failureShape = z.object({
  message: z.string(), code: z.string().optional(), command: z.string().optional(), syscall: z.string().optional(),
  response: z.string().optional(), responseCode: z.number().optional(), timeoutType: z.string().optional(), originalCode: z.string().optional(),
})

/** What a handshake of TLS comes to nothing by, in the words of OpenSSL and Node.js: a certificate we do not trust, or no language in common. */
const noHandshake = /CERT|SIGNATURE|ISSUER|HOSTNAME|_VERSION|HANDSHAKE|PROTOCOL/

/**
 * RFC 5321 4.2.1: a 5yz answer about the letter is final, a 4yz is not. A refused log-in is the operator's to mend, so the letter waits.
 */
export function fateOf(error: unknown): Fate {
  const { message, code = '', command = '', response, responseCode, syscall, timeoutType, originalCode = '' } = failureShape.parse(error)
  const words = (response || message).slice(0, 500)
  const aboutIt = /^(MAIL FROM|RCPT TO|DATA)$/.test(command)
  if (responseCode && responseCode >= 500 && aboutIt) return { became: 'refused', words, of: command === 'MAIL FROM' ? 'sender' : 'letter' }
  if (responseCode) return { became: 'later', words, away: responseCode === 421 || !aboutIt }
  if (code === 'EENVELOPE') return { became: 'refused', words, of: 'letter' }
  const before = ['EDNS', 'ETLS', 'EAUTH'].includes(code) || syscall === 'connect'
    || (code === 'ESOCKET' && (noHandshake.test(originalCode) || (originalCode === 'ECONNRESET' && !syscall)))
    || (code === 'ETIMEDOUT' && timeoutType !== 'SOCKET_TIMEOUT') || (code === 'ECONNECTION' && command === '')
  return before ? { became: 'later', words, away: true } : { became: 'unknown', words }
}
