import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { headersOf, messageIdOf, methodOf, type Post } from '#platform/post.ts'
import { writeWhole } from '#platform/whole-file.ts'

export const outboxIn = (home: string) => join(home, 'outbox')

/** Where letters go while no mail server is named: one file each, which any mail program opens, and any editor, since nothing in it is encoded. */
export async function keep(folder: string, post: Post) {
  const { id, from, fromName, replyTo, to, subject, text, html, date, calendar } = post
  const head = [
    `From: ${line(fromName ? `"${fromName.replaceAll('"', '')}" <${from}>` : from)}`, ...(replyTo ? [`Reply-To: ${line(replyTo)}`] : []),
    `To: ${line(to)}`, `Subject: ${line(subject)}`, `Date: ${date.toUTCString()}`, `Message-ID: ${messageIdOf(post)}`,
    ...Object.entries(headersOf(post)).map(([name, value]) => `${name}: ${line(value)}`), 'MIME-Version: 1.0',
  ]
  const written = [part('text/plain', text), html && part('text/html', html), calendar && part(`text/calendar; method=${methodOf(calendar)}`, calendar)].filter(Boolean)
  const body = written.length === 1 ? written[0] : [`Content-Type: multipart/alternative; boundary=${seam}\n`, ...written.map((one) => `--${seam}\n${one}\n`), `--${seam}--`].join('\n')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await writeWhole(join(folder, `${String(id).padStart(6, '0')}.eml`), `${head.join('\n')}\n${body}\n`)
}

const seam = 'letter-part'
const part = (type: string, text: string) => `Content-Type: ${type}; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n${text}`
const line = (text: string) => text.replace(/\s+/g, ' ')
