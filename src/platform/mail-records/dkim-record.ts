import { type Dkim, publicHalf } from '#platform/dkim.ts'
import type { Ask } from '#platform/mail-records/asking.ts'
import { type Entry, type Finding, find, tagsOf, unanswered } from '#platform/mail-records/finding.ts'

/** The record by which everybody can tell that a letter is ours (RFC 6376 3.6). */
export const recordFor = (dkim: Dkim): Entry => ({ name: `${dkim.keySelector}._domainkey.${dkim.domainName}`, type: 'TXT', value: `v=DKIM1; k=rsa; p=${publicHalf(dkim)}` })

/** Whether the public half of our key is published, and is ours. */
export async function dkimRecordOf(ask: Ask, dkim: Dkim | undefined): Promise<Finding> {
  if (!dkim) return find('DKIM', 'wrong', 'Letters are not signed. Set DKIM_SELECTOR (“commonweal”, say) and MAIL_FROM, start again, and publish the record that is then shown here.')
  const publish = recordFor(dkim)
  const { name } = publish
  const answer = await ask.txt(name)
  if (answer.is === 'away') return unanswered('DKIM', name, answer)
  if (answer.is === 'none') return find('DKIM', 'wrong', `Letters are signed, but nobody can check it: ${name} is not published.`, publish)
  if (answer.values.length > 1) return find('DKIM', 'wrong', `${name} has ${answer.values.length} records, and then nobody knows which counts. Leave only this one.`, publish)

  const tags = tagsOf(answer.values[0] ?? '')
  const key = tags.get('p')?.replaceAll(/\s/g, '')
  if (key === '') return find('DKIM', 'wrong', `${name} says that its key is no longer used. Publish ours.`, publish)
  if (key !== publicHalf(dkim)) return find('DKIM', 'wrong', `${name} has another key than the one letters are signed with. Publish ours, or choose another DKIM_SELECTOR.`, publish)
  if ((tags.get('v') ?? 'DKIM1') !== 'DKIM1' || (tags.get('k') ?? 'rsa') !== 'rsa') return find('DKIM', 'wrong', `${name} has our key, but names it as another kind. Publish it as it stands here.`, publish)
  if (tags.get('t')?.split(':').some((flag) => flag.trim() === 'y')) return find('DKIM', 'careful', `${name} has our key and says that it is only tried out (t=y). Take that out.`, publish)
  return find('DKIM', 'right', `Letters are signed for ${dkim.domainName}, and the key at ${name} is ours.`)
}
