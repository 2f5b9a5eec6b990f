import { createMiddleware } from 'hono/factory'
import * as files from '#domain/content/picture-files.ts'
import type { Given } from '#http/form.ts'
import { Damaged } from '#http/multipart.ts'
import { receiveForm } from '#http/receiving.ts'
import type { Inside } from '#office/guard.ts'
import { TooLarge } from '#platform/files.ts'

const limit = 30 * 1024 * 1024
const often = { burst: 60, perMinute: 10 }

/** What came: the words about a picture, and it, ready to be added, or why not. */
export type Sent = { given: Given; made?: files.Made | files.Refusal | 'too large' | 'broken off' | 'too often' }
export type Sending = Inside & { Variables: { sent: Sent } }

/**
 * Takes a picture in before the room is entered, so that no transaction stands open while it comes. What the room does not want is discarded.
 */
export const receive = createMiddleware<Sending>(async (c, next) => {
  const { settings, limits, actor } = c.var
  const sent = limits.spend(`pictures ${actor.id}`, often) === 'over' ? { given: {}, made: 'too often' as const } : await receiveForm(c, {
    limit,
    keep: ({ content }) => files.take(settings, content, limit),
    drop: async (made) => { if (typeof made !== 'string') await files.discard(settings, made) },
  }).then(({ given, kept }): Sent => ({ given, made: kept }), refused)
  if (sent.made === 'too large' || sent.made === 'too often') c.header('connection', 'close')
  c.set('sent', sent)
  await next()
  if (sent.made && typeof sent.made !== 'string') await files.discard(settings, sent.made)
})

function refused(error: unknown): Sent {
  if (error instanceof TooLarge) return { given: {}, made: 'too large' }
  if (error instanceof Damaged) return { given: {}, made: 'broken off' }
  throw error
}
