import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Dkim } from '#platform/dkim.ts'
import { type Fate, fateOf, fateOfKeeping } from '#platform/fate.ts'
import { outboxIn } from '#platform/outbox.ts'
import { openLines } from '#platform/smtp-lines.ts'
import type { Settings } from '#platform/settings.ts'
import { writeWhole } from '#platform/whole-file.ts'

/** A letter whose octets are ready. `mark` names it among all letters. */
export type Ready = { mark: string; from: string; to: string; raw: Buffer }
/** Hands over letters by connections of its own, so that no single letter waits behind them. */
export type BulkMailer = { hand: (letter: Ready) => Promise<Fate>; close: () => void }
type Ways = Pick<Settings, 'SMTP_URL' | 'COMMONWEAL_HOME' | 'MAIL_CONNECTIONS'>

/** Hands letters of many to the mail server of SMTP_URL, or keeps them in a folder when there is none. Never throws for what a server does. */
export function openBulkMailer({ SMTP_URL, COMMONWEAL_HOME, MAIL_CONNECTIONS }: Ways, dkim?: Dkim): BulkMailer {
  if (!SMTP_URL) return { hand: (letter) => fateOfKeeping(() => keep(join(outboxIn(COMMONWEAL_HOME), 'mailings'), letter)), close: () => undefined }
  const lines = openLines(SMTP_URL, MAIL_CONNECTIONS, dkim)
  return { hand: (letter) => lines.hand(letter).then(() => ({ became: 'sent' }), fateOf), close: lines.close }
}

/** One file each, under its mark: kept again, it is the same file. */
async function keep(folder: string, { mark, raw }: Ready) {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await writeWhole(join(folder, `${mark}.eml`), raw)
}
