import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A letter as it leaves. */
export type Post = { id: number; from: string; fromName?: string; replyTo?: string; unsubscribe?: string; to: string; subject: string; text: string; date: Date }

export const outboxIn = (home: string) => join(home, 'outbox')

/**
 * Where letters go while no mail server is named: one file each, which any mail program and any editor opens. Readable by this user only.
 */
export async function keep(folder: string, { id, from, fromName, replyTo, unsubscribe, to, subject, text, date }: Post) {
  const head = [
    `From: ${line(fromName ? `"${fromName.replaceAll('"', '')}" <${from}>` : from)}`, ...(replyTo ? [`Reply-To: ${line(replyTo)}`] : []), ...(unsubscribe ? [`List-Unsubscribe: <${line(unsubscribe)}>`] : []),
    `To: ${line(to)}`, `Subject: ${line(subject)}`, `Date: ${date.toUTCString()}`, 'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: 8bit',
  ]
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, `${String(id).padStart(6, '0')}.eml`)
  await writeFile(`${file}.part`, `${head.join('\n')}\n\n${text}\n`, { mode: 0o600 })
  await rename(`${file}.part`, file)
}

const line = (text: string) => text.replace(/\s+/g, ' ')
