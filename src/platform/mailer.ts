import { createTransport } from 'nodemailer'
import type { Dkim } from '#platform/dkim.ts'
import { type Fate, fateOf } from '#platform/fate.ts'
import { hostOf } from '#platform/host-of.ts'
import { keep, methodOf, outboxIn, type Post } from '#platform/outbox.ts'
import type { Settings } from '#platform/settings.ts'

export type Mailer = { send: (post: Post) => Promise<Fate>; close: () => void }

const second = 1000

/** Hands letters to the mail server of SMTP_URL, or keeps them in a folder when there is none. Never throws for what a server does. */
export function openMailer({ SMTP_URL, COMMONWEAL_HOME }: Pick<Settings, 'SMTP_URL' | 'COMMONWEAL_HOME'>, dkim?: Dkim): Mailer {
  if (!SMTP_URL) {
    return {
      send: async (post) => {
        await keep(outboxIn(COMMONWEAL_HOME), post)
        return { became: 'kept' }
      },
      close: () => undefined,
    }
  }
  const transport = createTransport({
    url: SMTP_URL, pool: true, maxConnections: 3, maxRequeues: 0,
    connectionTimeout: 15 * second, greetingTimeout: 15 * second, socketTimeout: 60 * second,
    disableFileAccess: true, disableUrlAccess: true, dkim,
  })
  return {
    send: async ({ id, from, fromName, replyTo, unsubscribe, to, subject, text, date, calendar }) => {
      const messageId = `<letter-${id}-${date.getTime()}@${hostOf(from)}>`
      try {
        const oneClick = unsubscribe && { 'List-Unsubscribe': `<${unsubscribe}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
        const headers = { 'Auto-Submitted': 'auto-generated', ...oneClick }
        const sender = fromName ? { name: fromName, address: from } : from
        const icalEvent = calendar ? { method: methodOf(calendar), filename: 'event.ics', content: calendar } : undefined
        await transport.sendMail({ from: sender, replyTo: replyTo || undefined, to: { name: '', address: to }, subject, text, date, messageId, headers, icalEvent })
        return { became: 'sent' }
      } catch (error) {
        return fateOf(error)
      }
    },
    close: () => transport.close(),
  }
}
