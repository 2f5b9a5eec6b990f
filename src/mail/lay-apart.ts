import { fork } from 'node:child_process'
import { once } from 'node:events'
import { z } from 'zod'
import type { lay } from '#ui/letter/lay.ts'

const laidShape = z.object({ html: z.string(), plain: z.string(), links: z.array(z.object({ name: z.string(), href: z.string() })) })
const minute = 60_000

/** Lays a letter out in a process of its own: what that takes, some hundred megabytes, is given back at once. */
export const layApart = async (...asked: Parameters<typeof lay>): ReturnType<typeof lay> => {
  const hand = fork(new URL('./laying.ts', import.meta.url), { serialization: 'advanced', execArgv: ['--import', 'tsx'], timeout: minute })
  const answered: Promise<unknown[]> = once(hand, 'message')
  const failed = once(hand, 'exit').then(([code]) => { throw new Error(`a letter could not be laid out: the process for it ended with ${String(code)}`) })
  hand.send(asked)
  return laidShape.parse((await Promise.race([answered, failed]))[0])
}
