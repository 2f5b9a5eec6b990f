import type { Answer, Ask } from '#platform/mail-records/asking.ts'
import { type Finding, find, tagsOf, unanswered } from '#platform/mail-records/finding.ts'

const policies = ['none', 'quarantine', 'reject']

/** What is to happen to letters that only claim to be from this domain (RFC 7489); asked of the domain, then of the one above it. */
export async function dmarcOf(ask: Ask, domain: string, reportsTo: string): Promise<Finding> {
  const publish = { name: `_dmarc.${domain}`, type: 'TXT', value: `v=DMARC1; p=none; rua=mailto:${reportsTo}` } as const
  const { at, answer } = await nearest(ask, domain)
  if (answer.is === 'away') return unanswered('DMARC', `_dmarc.${at}`, answer)
  const [record, ...more] = recordsIn(answer)
  if (!record) return find('DMARC', 'wrong', `${domain} does not say what is to happen to letters that only claim to be from it. Large mail providers take little from domains without such a record.`, publish)
  if (more.length > 0) return find('DMARC', 'wrong', `_dmarc.${at} has ${more.length + 1} DMARC records, and then none of them counts. Leave one.`)

  const tags = tagsOf(record)
  const said = (at === domain ? tags.get('p') : tags.get('sp') ?? tags.get('p'))?.toLowerCase() ?? ''
  if (!policies.includes(said)) return find('DMARC', 'wrong', `The DMARC record at _dmarc.${at} says no policy that is known. Begin with p=none.`, publish)
  if (!tags.get('rua')) return find('DMARC', 'careful', `_dmarc.${at} says ${said}, but nobody gets the reports. Add rua=mailto: and an address.`)
  if (said === 'none') return find('DMARC', 'careful', `_dmarc.${at} asks for reports and lets everything through (p=none). Once the reports name only servers of yours, change it to p=quarantine.`)
  return find('DMARC', 'right', `_dmarc.${at} says what happens to letters that only claim to be from ${domain}: ${said}.`)
}

const recordsIn = (answer: Answer) => (answer.is === 'found' ? answer.values.filter((text) => /^v\s*=\s*DMARC1\s*(;|$)/.test(text)) : [])

async function nearest(ask: Ask, domain: string): Promise<{ at: string; answer: Answer }> {
  const answer = await ask.txt(`_dmarc.${domain}`)
  const above = domain.split('.').slice(1).join('.')
  if (answer.is === 'away' || recordsIn(answer).length > 0 || !above.includes('.')) return { at: domain, answer }
  return nearest(ask, above)
}
