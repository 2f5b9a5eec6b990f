import { z } from 'zod'
import * as organizations from '#domain/content/organizations.ts'
import * as topics from '#domain/content/topics.ts'
import * as staff from '#domain/staff/staff.ts'
import type { Mailroom, Slip } from '#mail/mailroom.ts'
import type { Db } from '#platform/database.ts'
import * as letters from '#platform/letters.ts'

const payloadShape = z.object({ topicId: z.number(), topic: z.string(), name: z.string(), email: z.string(), words: z.string() })

/** Hands what a visitor wrote to whoever reads their topic; an answer goes straight to the visitor, who has seen no address and gets no letter. */
export const contactLetter = ({ db }: Mailroom) => async (payload: unknown, { job }: Slip) => {
  const { topicId, topic, name, email, words } = payloadShape.parse(payload)
  for (const [at, recipient] of (await readersOf(db, topicId)).entries()) {
    await letters.write(db, {
      key: `job:${job.id}:${at}`,
      kind: 'contact',
      recipient,
      reply_to: email,
      subject: `${topic}: ${name} writes to us`,
      body: `${name} wrote this on the contact page, under “${topic}”:\n\n${quoted(words)}\n\nAnswer this letter to write back. We have not checked that the address is theirs.`,
    })
  }
}

/** Those named who still work here, and the addresses; else the organization's own address; else the administrators, so that nothing is lost. */
async function readersOf(db: Db, topicId: number): Promise<string[]> {
  const topic = (await topics.routed(db)).find(({ id }) => id === topicId)
  const working = await Promise.all((topic?.users ?? []).map((id) => staff.find(db, id)))
  const named = [...new Set([...working.flatMap((member) => member?.email ?? []), ...(topic?.emails ?? [])])].toSorted()
  if (named.length > 0) return named
  const own = (await organizations.find(db))?.email
  return own ? [own] : (await staff.list(db)).filter(({ role }) => role === 'administrator').map(({ email }) => email)
}

const quoted = (words: string) => words.split('\n').map((line) => `> ${line}`).join('\n')
