/** What became of a letter, as the message about it says. `permanent`: nobody is there. `refused`: not taken, for good, of somebody who may be there. */
export type Verdict = 'permanent' | 'refused' | 'temporary' | 'complaint' | 'delivered' | 'not a bounce'

export type Reason =
  | 'unknown user' | 'unknown host'
  | 'disabled' | 'refused' | 'letter'
  | 'full' | 'expired' | 'delayed' | 'unsaid'
  | 'abuse' | 'fraud' | 'unsubscribe' | 'authentication' | 'other complaint'
  | 'delivered'
  | 'auto-reply' | 'receipt' | 'no report'

export type Finding = {
  verdict: Verdict
  /** `letter`: what was wrong is our letter, our server or our address, not theirs. `unsaid`: it gives no reason that we understand. */
  reason: Reason
  /** Where it could not be delivered; empty when the message does not say. */
  recipient: string
  /** Where it was sent at first, when somebody had it forwarded. */
  original: string
  /** RFC 3463, as `5.1.1`; empty when it names none. */
  status: string
  /** RFC 5321, as 550. */
  reply: number | null
  /** What the server said, at most 500 letters. */
  words: string
}

export type Returned = {
  findings: Finding[]
  /** The addresses and Message-IDs that the message names, of itself and of the letter that came back. */
  names: string[]
  messageId: string
}

export const most = { words: 500, findings: 100, names: 400 }

export const nothing = { recipient: '', original: '', status: '', reply: null, words: '' }
