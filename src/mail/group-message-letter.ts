import { z } from 'zod'
import * as groups from '#domain/groups/groups.ts'
import * as rolls from '#domain/groups/rolls.ts'
import type { Mailroom, Slip } from '#mail/mailroom.ts'
import * as letters from '#platform/letters.ts'

const payloadShape = z.object({ groupId: z.number(), name: z.string(), email: z.string(), words: z.string() })

/** Hands a visitor's message to a group's leads; an answer goes straight to the visitor, who has seen no address of theirs. */
export const groupMessageLetter = ({ db }: Mailroom) => async (payload: unknown, { job }: Slip) => {
  const { groupId, name, email, words } = payloadShape.parse(payload)
  const group = await groups.find(db, groupId)
  if (!group) return
  for (const lead of await rolls.leadsOf(db, group)) {
    await letters.write(db, {
      key: `job:${job.id}:${lead.personId}`,
      kind: 'group-message',
      recipient: lead.email,
      reply_to: email,
      subject: `${name} writes to ${group.name}`,
      body: `Hello ${lead.name},\n\n${name} wrote this on the page of ${group.name}:\n\n${quoted(words)}\n\nAnswer this letter to write back. We have not checked that the address is theirs.`,
    })
  }
}

const quoted = (words: string) => words.split('\n').map((line) => `> ${line}`).join('\n')
