import { mailbox, prepare } from '#engines/letters/prepared.ts'
import * as organizations from '#domain/content/organizations.ts'
import { gather, isBare } from '#domain/newsletter/contents.ts'
import * as leaving from '#domain/newsletter/leaving.ts'
import type { Mailing } from '#domain/newsletter/mailings.ts'
import * as readers from '#domain/newsletter/readers.ts'
import * as unsubscribing from '#domain/people/unsubscribing.ts'
import { routes } from '#http/routes.ts'
import type { Prepared } from '#mail/mailing-lanes.ts'
import type { SendingRoom } from '#mail/mailroom.ts'
import { originOf } from '#mail/origin-of.ts'
import { marker, returnAddress } from '#platform/letter-marks.ts'
import { headersOf, messageIdOf } from '#platform/post.ts'
import { fillerFor } from '#ui/letter/filler.ts'

/** Makes a mailing ready to be written to each of its readers; `layout` says whether all of them get the layout that is made first. */
export async function prepareMailing({ db, settings, lay, atlas }: SendingRoom, mailing: Mailing, layout: 'kept' | 'fresh' = 'kept'): Promise<Prepared> {
  const origin = originOf(settings)
  const organization = await organizations.find(db)
  if (!organization) throw new Error('a mailing is leaving of an organization that is not there')
  const sheet = { organization, origin, counted: layout === 'kept' && mailing.counts_links }
  const found = await gather(db, mailing, new Date(), atlas())
  const laid = layout === 'kept' ? await leaving.layoutOf(db, mailing, () => lay(mailing, found, sheet)) : await lay(mailing, found, sheet)
  const fill = fillerFor(mailing, found, sheet)
  const [tokenOf, markOf] = await Promise.all([unsubscribing.tokens(db), marker(db)])
  const from = settings.MAIL_FROM ?? (organization.email || 'commonweal@localhost')
  const write = prepare(laid, [
    ['From', mailbox(mailing.sender_name, from)],
    ...Object.entries(headersOf({ kind: `${mailing.kind}-${mailing.id}`, list: mailing.list, byHand: true, from })),
    ['List-Unsubscribe-Post', 'List-Unsubscribe=One-Click'],
  ])
  const { subject, other_subject, id, list } = mailing
  return {
    isBare: isBare(mailing, found),
    readers: (held, ids) => readers.among(held, mailing, ids),
    write: (reader, arm, instead = {}) => {
      const mark = markOf({ mailing: id, person: reader.id })
      const unsubscribe = new URL(routes.site.unsubscription.href({ token: tokenOf({ personId: reader.id, list }) }), origin).href
      const own = {
        To: mailbox(reader.name, reader.email),
        Subject: arm === 1 ? other_subject : subject,
        Date: new Date().toUTCString().replace('GMT', '+0000'),
        'Message-ID': messageIdOf({ mark, from }),
        'List-Unsubscribe': `<${unsubscribe}>`,
        ...instead,
      }
      const raw = write(Object.entries(own), fill(reader, { unsubscribe }))
      return { mark, from: settings.BOUNCE_ADDRESS ? returnAddress(settings.BOUNCE_ADDRESS, mark) : from, to: reader.email, raw }
    },
  }
}
