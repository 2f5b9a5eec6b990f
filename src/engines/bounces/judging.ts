import { type Finding, most, type Reason, type Verdict } from '#engines/bounces/finding.ts'
import { replyIn, type Said, statusOf } from '#engines/bounces/said.ts'
import { isPlain, reasonIn, reasonOf } from '#engines/bounces/sentences.ts'

type Judged = Pick<Finding, 'verdict' | 'reason' | 'status' | 'reply' | 'words'>

/**
 * What became of a letter, from what a server said. That nobody is there is believed only of the server that must know: by a code that says so
 * (5.1.1 and its like), or by words in an answer to RCPT TO. Words alone may be a filter's, and are `refused`.
 */
export function judge(said: Said): Judged {
  const words = said.words.replace(/\s+/g, ' ').trim()
  const status = statusOf({ words, status: said.status })
  const reply = replyIn(words) ?? replyIn(said.status)
  const found = (verdict: Verdict, reason: Reason): Judged => ({ verdict, reason, status, reply, words: words.slice(0, most.words) })

  const action = said.action.toLowerCase()
  if (['delivered', 'relayed', 'expanded'].includes(action)) return found('delivered', 'delivered')
  const byWords = reasonIn(words)
  const byCode = reasonOf(status)
  if (action === 'delayed' || (reply !== null ? reply < 500 : status.startsWith('4'))) {
    return found('temporary', byWords && ['full', 'expired'].includes(byWords) ? byWords : byCode === 'full' ? 'full' : action === 'expired' ? 'expired' : 'delayed')
  }
  if (byWords === 'full' || (byCode === 'full' && byWords !== 'letter')) return found('temporary', 'full')
  if (action === 'expired' || byCode === 'expired' || (byWords === 'expired' && !byCode)) return found('temporary', 'expired')
  if (byWords === 'disabled') return found('refused', 'disabled')
  if (byWords === 'unknown host' || (byCode === 'unknown host' && byWords !== 'letter')) return found('permanent', 'unknown host')
  if (byCode === 'letter' || byWords === 'letter') return found('refused', 'letter')
  if (byCode === 'unknown user') return found('permanent', 'unknown user')
  if (byWords === 'unknown user') {
    const isSure = reply !== null && (isPlain(words) || /RCPT[ _]TO|does not like recipient/i.test(`${words} ${said.around}`))
    return found(isSure ? 'permanent' : 'refused', 'unknown user')
  }
  if (byCode === 'disabled') return found('refused', 'disabled')
  return reply !== null || status.startsWith('5') ? found('refused', 'refused') : found('temporary', 'unsaid')
}
