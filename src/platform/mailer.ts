import { createTransport } from 'nodemailer'
import type { Dkim } from '#platform/dkim.ts'
import { type Fate, fateOf, fateOfKeeping } from '#platform/fate.ts'
import { returnAddress } from '#platform/letter-marks.ts'
import { keep, outboxIn } from '#platform/outbox.ts'
import { headersOf, messageIdOf, methodOf, type Post } from '#platform/post.ts'
import type { Settings } from '#platform/settings.ts'

export type Mailer = { send: (post: Post) => Promise<Fate>; close: () => void }

const second = 1000

/** Hands letters to the mail server of SMTP_URL, or keeps them in a folder when there is none. Never throws for what a server does. */
export function openMailer({ SMTP_URL, COMMONWEAL_HOME, BOUNCE_ADDRESS }: Pick<Settings, 'SMTP_URL' | 'COMMONWEAL_HOME' | 'BOUNCE_ADDRESS'>, dkim?: Dkim): Mailer {
  if (!SMTP_URL) {
    return {
      send: (post) => fateOfKeeping(() => keep(outboxIn(COMMONWEAL_HOME), post)),
      close: () => undefined,
    }
  }
  const transport = createTransport({
    url: SMTP_URL, pool: true, maxConnections: 3, maxRequeues: 0,
    connectionTimeout: 15 * second, greetingTimeout: 15 * second, socketTimeout: 60 * second,
    disableFileAccess: true, disableUrlAccess: true, dkim,
  })
  return {
    send: async (post) => {
      const { mark, from, fromName, replyTo, to, subject, text, html, date, calendar } = post
      try {
        const sender = fromName ? { name: fromName, address: from } : from
        const icalEvent = calendar ? { method: methodOf(calendar), filename: 'event.ics', content: calendar } : undefined
        const recipient = { name: '', address: to }
        await transport.sendMail({
          from: sender, replyTo: replyTo || undefined, to: recipient, subject, text, html, date, icalEvent, messageId: messageIdOf(post), headers: headersOf(post),
          envelope: BOUNCE_ADDRESS ? { from: returnAddress(BOUNCE_ADDRESS, mark), to: [recipient] } : undefined,
        })
        return { became: 'sent' }
      } catch (error) {
        return fateOf(error)
      }
    },
    close: () => transport.close(),
  }
}
