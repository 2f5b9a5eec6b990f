import { createMiddleware } from 'hono/factory'
import * as keeping from '#domain/library/keeping.ts'
import type { Unfit } from '#engines/files/kind.ts'
import { Damaged } from '#http/multipart.ts'
import { receiveForm } from '#http/receiving.ts'
import type { Inside } from '#office/guard.ts'
import { TooLarge } from '#platform/files.ts'

const limit = 200 * 1024 * 1024
const often = { burst: 30, perMinute: 6 }

export type Why = Unfit | 'none' | 'too large' | 'broken off' | 'too often'
export type Sending = Inside & { Variables: { came: keeping.Kept | Why } }

/** What is said of a file that is not taken. */
export const whyWords: Record<Why, string> = {
  unknown: 'That is no file we take, or not what its name says. Choose a PDF, a document, table or slides of an office program, plain text, CSV, PNG, JPEG, WebP, MP3, M4A, MP4 or WebM.',
  archive: 'That is an archive, or a document we cannot read. Take what is in it out and send the files, each for itself; of a document, save it anew.',
  macros: 'That document carries a program (macros). Save it without them, as .docx, .xlsx or .pptx, and send that.',
  quicktime: 'That is a QuickTime film, which not everybody can watch. Save or export it as MP4 and send that.',
  empty: 'That file is empty.',
  none: 'Choose a file first.',
  'too large': 'That file is larger than 200 MB. Make it smaller, or put a film where films are kept and link to it.',
  'broken off': 'The file broke off on its way. Send it once more.',
  'too often': 'Those were many files in a short while. Wait a minute and send this one again.',
}

export const statusOf = (why: Why) => (why === 'too large' ? 413 : why === 'too often' ? 429 : 422)

/** Takes a file in before the room is entered, so that no transaction stands open while it comes. What the room does not want is discarded. */
export const receive = createMiddleware<Sending>(async (c, next) => {
  const { settings, limits, actor } = c.var
  const came = limits.spend(`library ${actor.id}`, often) === 'over' ? 'too often' : await receiveForm(c, {
    limit,
    keep: ({ filename, content }) => keeping.take(settings, content, filename, limit),
    drop: async (kept) => { if (typeof kept !== 'string') await keeping.discard(settings, kept.file) },
  }).then(({ kept }) => kept ?? 'none', refused)
  if (came === 'too large' || came === 'too often') c.header('connection', 'close')
  c.set('came', came)
  await next()
})

function refused(error: unknown): Why {
  if (error instanceof TooLarge) return 'too large'
  if (error instanceof Damaged) return 'broken off'
  throw error
}
