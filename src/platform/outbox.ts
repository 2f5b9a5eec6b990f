import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A letter as it leaves. */
export type Post = { id: number; from: string; fromName?: string; replyTo?: string; unsubscribe?: string; to: string; subject: string; text: string; date: Date; calendar?: string }

export const outboxIn = (home: string) => join(home, 'outbox')

/**
 * Where letters go while no mail server is named: one file each, which any mail program and any editor opens. Readable by this user only.
 */
export async function keep(folder: string, { id, from, fromName, replyTo, unsubscribe, to, subject, text, date, calendar }: Post) {
  const head = [
    `From: ${line(fromName ? `"${fromName.replaceAll('"', '')}" <${from}>` : from)}`, ...(replyTo ? [`Reply-To: ${line(replyTo)}`] : []), ...(unsubscribe ? [`List-Unsubscribe: <${line(unsubscribe)}>`] : []),
    `To: ${line(to)}`, `Subject: ${line(subject)}`, `Date: ${date.toUTCString()}`, 'MIME-Version: 1.0',
  ]
  const written = part('text/plain', text)
  const both = [written, part(`text/calendar; method=${methodOf(calendar ?? '')}`, calendar ?? '')].map((one) => `--${seam}\n${one}\n`).join('')
  const parts = calendar ? `Content-Type: multipart/alternative; boundary=${seam}\n\n${both}--${seam}--` : written
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, `${String(id).padStart(6, '0')}.eml`)
  await writeFile(`${file}.part`, `${head.join('\n')}\n${parts}\n`, { mode: 0o600 })
  await rename(`${file}.part`, file)
}

const seam = 'letter-part'
const part = (type: string, text: string) => `Content-Type: ${type}; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n${text}`

/** What an iCalendar text asks of whoever gets it (RFC 5546). */
export const methodOf = (calendar: string) => /^METHOD:([A-Z]+)/m.exec(calendar)?.[1] ?? 'PUBLISH'

const line = (text: string) => text.replace(/\s+/g, ' ')
