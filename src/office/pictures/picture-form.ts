import { z } from 'zod'
import type { Made } from '#domain/content/picture-files.ts'
import { checkForm, refuse, type Refused } from '#http/form.ts'
import type { Sent } from '#office/pictures/receiving.ts'

export const wordsForm = z.object({
  alt: z.string('Say what is to be seen.').trim().min(1, 'Say what is to be seen, for those who do not see it.').max(500, 'That is longer than fits: 500 characters at most.').transform((text) => text.replace(/\s+/g, ' ')),
  credit: z.string().trim().max(200, 'That is longer than fits: 200 characters at most.').regex(/^[^\n]*$/, 'Write it on one line.').default(''),
})

type Why = Exclude<Sent['made'], Made | undefined>

const why: Record<Why, string> = {
  'no picture': 'That is no picture we can show. Choose a JPEG, PNG, WebP, AVIF or GIF.',
  heic: 'Your phone saved this as HEIC, which browsers cannot show. Send it as a JPEG: on an iPhone, Settings, Camera, Formats, “Most Compatible”.',
  unreadable: 'That picture is damaged, or not what its name says. Open it, save it as a JPEG, and send that.',
  'too many pixels': 'That picture has more than 50 million pixels. Make it smaller and send it again; 1,600 across is the most that is shown.',
  'too tall': 'That picture is more than five times as tall as it is wide. Cut out what matters and send that.',
  'too large': 'That picture is larger than 30 MB. Make it smaller and send it again.',
  'broken off': 'The picture broke off on its way. Send it once more.',
  'too often': 'Those were many pictures in a short while. Wait a minute and send this one again.',
  busy: 'Several pictures are being made ready just now. Wait a minute and send this one again.',
}

/** A picture with its words, or what is wrong. */
export function readSent({ given, made }: Sent): { ok: true; made: Made; words: z.output<typeof wordsForm> } | Refused {
  if (typeof made === 'string') return refuse(given, 'picture', why[made])
  if (!made) return refuse(given, 'picture', 'Choose a picture first.')
  const form = checkForm(given, wordsForm)
  if (!form.ok) return { ...form, errors: { ...form.errors, picture: ['Choose the picture again: a browser does not keep it.'] } }
  return { ok: true, made, words: form.values }
}

/** The status that goes with a refusal. */
export const statusOf = ({ made }: Sent) => (made === 'too large' ? 413 : made === 'too often' ? 429 : made === 'busy' ? 503 : 422)
