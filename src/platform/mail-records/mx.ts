import type { Ask } from '#platform/mail-records/asking.ts'
import { type Finding, find, unanswered } from '#platform/mail-records/finding.ts'

/** Whether answers, and letters that come back, have somewhere to go (RFC 5321 5.1, RFC 7505). */
export async function mxOf(ask: Ask, domain: string): Promise<Finding> {
  const answer = await ask.mx(domain)
  if (answer.is === 'away') return unanswered('MX', domain, answer)
  if (answer.is === 'found') {
    const hosts = answer.values.filter((host) => host !== '' && host !== '.')
    if (hosts.length > 0) return find('MX', 'right', `Letters to ${domain} go to ${hosts[0]}.`)
    return find('MX', 'wrong', `${domain} says that it takes no letters. Answers and bounces are lost, and many servers take nothing from it.`)
  }
  const own = await ask.a(domain)
  if (own.is === 'away') return unanswered('MX', domain, own)
  if (own.is === 'found') return find('MX', 'careful', `${domain} names no mail server, so letters to it go to its website’s machine. Publish an MX record.`)
  return find('MX', 'wrong', `Letters to ${domain} have nowhere to go: it has no MX record and no address. Answers and bounces are lost, and many servers take nothing from it.`)
}
