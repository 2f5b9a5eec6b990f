import { isIP } from 'node:net'
import type { Answer, Ask } from '#platform/mail-records/asking.ts'
import { type Finding, find, unanswered } from '#platform/mail-records/finding.ts'

const most = 10
const isSpf = (text: string) => /^v=spf1(?: |$)/i.test(text)

/** Who may send as this domain (RFC 7208): whether it is said once, in at most ten questions, and whether everybody else is told off. */
export async function spfOf(ask: Ask, domain: string, server: string | undefined): Promise<Finding> {
  const publish = { name: domain, type: 'TXT', value: `v=spf1 ${named(server)} ~all` } as const
  const answer = await ask.txt(domain)
  if (answer.is === 'away') return unanswered('SPF', domain, answer)
  const [record, ...more] = recordsIn(answer)
  const yours = 'Your mail provider tells the line to publish, often with “include:”; if the mail server is your own, it is this one.'
  if (!record) return find('SPF', 'wrong', `${domain} does not say who may send letters in its name. ${yours}`, publish)
  if (more.length > 0) return find('SPF', 'wrong', `${domain} has ${more.length + 1} SPF records, and then none of them counts. Join them into one that begins with v=spf1.`)

  const walk: Walk = { ask, asked: 0 }
  const end = await ending(walk, record)
  if ('trouble' in end) return find('SPF', end.away ? 'unknown' : 'wrong', `The SPF record of ${domain} ${end.trouble}`)
  if (walk.asked > most) return find('SPF', 'wrong', `The SPF record of ${domain} takes more than ${most} questions to follow, and then none of it counts. Take out what no longer sends for you: each include, a, mx and redirect is a question.`)
  const questions = walk.asked === 1 ? '1 question' : `${walk.asked} questions`
  if (end.all === '+') return find('SPF', 'wrong', `The SPF record of ${domain} ends in +all: everybody may send in its name. End it with ~all.`)
  if (end.all !== '-' && end.all !== '~') return find('SPF', 'careful', `The SPF record of ${domain} says nothing about servers that it does not name. End it with ~all.`)
  return find('SPF', 'right', `${domain} says who may send letters in its name, ${walk.asked === 0 ? 'without further questions' : `in ${questions} of at most ${most}`}, and ends in ${end.all}all.`)
}

function named(server = ''): string {
  const bare = server.replace(/^\[(.*)\]$/, '$1')
  if (isIP(bare)) return `ip${isIP(bare)}:${bare}`
  return server.includes('.') ? `a:${server}` : 'mx'
}

type Walk = { ask: Ask; asked: number }
type End = { all: string | undefined } | { trouble: string; away?: boolean }

const recordsIn = (answer: Answer) => (answer.is === 'found' ? answer.values.filter(isSpf) : [])

/** Follows a record, counting the questions that whoever gets a letter must ask (RFC 7208 4.6.4); stops as soon as there are too many. */
async function ending(walk: Walk, record: string): Promise<End> {
  let all: string | undefined
  let redirect: string | undefined
  for (const term of record.trim().split(/ +/).slice(1)) {
    const [, sign = '', name = '', rest = ''] = /^([-+~?]?)([a-z][a-z0-9_.-]*)([:=/].*)?$/i.exec(term) ?? []
    const kind = name.toLowerCase()
    if (!kind) return { trouble: `has a word in it that nobody understands: “${term}”. Take it out, or mend it.` }
    if (kind === 'all') {
      all = sign || '+'
      break
    }
    if (kind === 'redirect') redirect = rest.slice(1)
    if (!['include', 'a', 'mx', 'ptr', 'exists'].includes(kind)) continue
    walk.asked++
    if (walk.asked > most) return { all }
    if (kind === 'include' && !rest.includes('%')) {
      const inner = await followed(walk, rest.slice(1))
      if ('trouble' in inner) return inner
      if (walk.asked > most) return { all }
    }
  }
  if (all !== undefined || !redirect) return { all }
  walk.asked++
  return walk.asked > most || redirect.includes('%') ? { all } : followed(walk, redirect)
}

async function followed(walk: Walk, name: string): Promise<End> {
  const answer = await walk.ask.txt(name)
  if (answer.is === 'away') return { trouble: `leads to ${name}, about which the name system gave no answer (${answer.why}).`, away: true }
  const [record, ...more] = recordsIn(answer)
  if (!record || more.length > 0) return { trouble: `leads to ${name}, which has ${more.length > 0 ? 'more than one SPF record' : 'no SPF record'}; then none of it counts. Take it out, or mend it.` }
  return ending(walk, record)
}
