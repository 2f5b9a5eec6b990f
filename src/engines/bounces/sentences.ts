import type { Reason } from '#engines/bounces/finding.ts'

type Rule = { reason: Reason; says: RegExp }

const oneOf = (...sentences: string[]) => new RegExp(sentences.join('|'), 'i')
const unknownThing = '(local )?(user|recipient|mail ?box|account|address|alias|local ?part)'

/**
 * What mail servers say, by what it means; the first that is said counts. What is wrong with us is looked for before what is wrong with an address:
 * a server that calls our letter spam may call its user unknown in the same breath.
 */
const rules: Rule[] = [
  {
    reason: 'full',
    says: oneOf(
      String.raw`(mail ?box|inbox|account|folder|storage|user).{0,60}\b(full|over ?quota|exceed|out of storage)`, String.raw`\bquota\b`, 'insufficient (disk |system )?(storage|space)',
      'not enough (disk |storage )?space', 'too much mail',
    ),
  },
  {
    reason: 'expired',
    says: oneOf(
      'timed? ?out', 'retry time', '(delivery|message) (time )?expired', '(retry|queue) (time )?(too long|exceeded)', 'in the queue too long', String.raw`\b\d+ attempts\b`, 'aborted after',
      "could ?n.t (connect|be reached)", 'no route to host', 'connection (refused|reset|dropped)', 'network (is )?unreachable', 'temporar(y|ily)', 'try again later',
    ),
  },
  {
    reason: 'disabled',
    says: oneOf(
      '(account|mail ?box|user|recipient|address|compte|konto).{0,80}(disabled|inactive|suspend|frozen|deactivat|discontinued|locked|closed|blocked|bloqu|expired)',
      '(account|mail ?box|user|recipient|address).{0,80}(not active|no longer (active|in use|used))',
      '(disabled|inactive|suspended|deactivated) (account|mail ?box|user|recipient)',
    ),
  },
  {
    reason: 'letter',
    says: oneOf(
      '(after|in reply to) (the )?(end of data|MAIL FROM|initial connection)', String.raw`\b(dmarc|spf|dkim|arc|ptr|rbl|policy)\b`, 'spam', 'virus', 'malware', 'phish', 'unsolicited', 'unauthenticat',
      'authentication (fail|requir|check)', 'reverse dns', 'ip name lookup failed', '(black|block|deny) ?list', 'reputation', 'access denied', 'security polic', 'policy (reasons|violation)',
      'relay(ing)? (access )?(denied|not)', 'not verified', 'sender.{0,40}(reject|denied|invalid|does not exist|not (found|exist))', 'domain of sender', 'purported responsible', 'addresses in from',
      'too (large|big)', 'size (limit|exceed)', 'rate limit', 'too many (messages|recipients|connections)', 'content (reject|filter)', 'name was rejected', 'invalid domain name',
    ),
  },
  {
    reason: 'unknown host',
    says: oneOf(
      String.raw`(host|domain)( name)?( \S+)? (not found|unknown|does not exist)`, '(unknown|no such|bad destination) (host|domain)', String.raw`no mx( record)?\b`, 'find (a mail exchanger|any host)',
      'name or service not known', 'nxdomain', String.raw`(not|no longer) accept(s|ing)? (any )?mail\b`, 'null mx', 'dns lookup failure', 'unrout(e)?able (mail )?(address|domain)',
      'dns (type|name).{0,40}(no data|no such)',
    ),
  },
  {
    reason: 'unknown user',
    says: oneOf(
      '(user|recipient|mail ?box|account|address|alias|local ?part|inbox).{0,80}(unknown|not (be )?found|not exist|n.t exist|not listed|not known|invalid|unavailable)',
      `(unknown|no such|invalid|illegal|undefined|non-?existent|bad destination|not a valid|no valid|or illegal) ${unknownThing}`,
      String.raw`n.t have an? \S+ account`, 'no mailbox here', 'nobody here', 'is not a known', 'does ?n.t exist', 'recip(ient)?notfound', 'nosuchuser', 'not our customer', 'no such person',
    ),
  },
]

/** Sentences that mean one thing only, at whatever point of the talk they are said. */
const plain = oneOf(String.raw`n.t have an? \S+ account`, 'nosuchuser', 'account that you tried to reach does not exist', 'no mailbox here by that name')

export function reasonIn(words: string): Reason | undefined {
  return rules.find(({ says }) => says.test(words))?.reason
}

export const isPlain = (words: string) => plain.test(words)

/** What the codes of RFC 3463 and its successors (RFC 5248 registry) mean, without their class. */
export function reasonOf(status: string): Reason | undefined {
  const detail = status.slice(2)
  if (['1.1', '1.3', '1.6', '1.9', '1.10'].includes(detail)) return 'unknown user'
  if (['1.2', '4.4'].includes(detail)) return 'unknown host'
  if (['1.7', '1.8', '2.3', '3.4'].includes(detail) || /^[67]\./.test(detail)) return 'letter'
  if (detail === '2.1') return 'disabled'
  if (['2.2', '3.1'].includes(detail)) return 'full'
  return ['4.1', '4.2', '4.5', '4.7'].includes(detail) ? 'expired' : undefined
}
