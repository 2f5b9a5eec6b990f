import type { Dkim } from '#platform/dkim.ts'
import { bare, hostOf } from '#platform/host-of.ts'
import type { Ask } from '#platform/mail-records/asking.ts'
import { dkimRecordOf } from '#platform/mail-records/dkim-record.ts'
import { dmarcOf } from '#platform/mail-records/dmarc.ts'
import { type Finding, find } from '#platform/mail-records/finding.ts'
import { mxOf } from '#platform/mail-records/mx.ts'
import { spfOf } from '#platform/mail-records/spf.ts'
import type { Settings } from '#platform/settings.ts'

/** As whom letters leave: the address people see, the one they return to, how they are signed, and the server that takes them. */
export type Sending = { from: string; bounces: string | undefined; dkim: Dkim | undefined; server: string | undefined }

export const sendingOf = ({ BOUNCE_ADDRESS, SMTP_URL }: Pick<Settings, 'BOUNCE_ADDRESS' | 'SMTP_URL'>, from: string, dkim: Dkim | undefined): Sending =>
  ({ from, bounces: BOUNCE_ADDRESS, dkim, server: SMTP_URL && new URL(SMTP_URL).hostname })

/**
 * Looks up what the world is told about our letters, and says of each what is right or how to mend it. SPF counts for the domain that letters return to
 * (RFC 7208 2.4), DMARC for the one that people see.
 */
export async function examine(ask: Ask, { from, bounces, dkim, server }: Sending): Promise<Finding[]> {
  const domain = hostOf(from)
  if (!domain.includes('.')) return [find('Sender', 'wrong', `Letters are from ${from}, which nobody outside this machine can answer. Set MAIL_FROM to an address of your own domain.`)]
  const returning = hostOf(bounces ?? from)
  return Promise.all([
    spfOf(ask, returning, server),
    dkimRecordOf(ask, dkim),
    dmarcOf(ask, domain, bare(from)),
    ...[...new Set([domain, returning])].map((one) => mxOf(ask, one)),
  ])
}
