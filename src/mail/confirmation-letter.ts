import { z } from 'zod'
import * as organizations from '#domain/content/organizations.ts'
import * as confirmations from '#domain/people/confirmations.ts'
import { routes } from '#http/routes.ts'
import type { Mailroom } from '#mail/mailroom.ts'
import * as letters from '#platform/letters.ts'
import { together } from '#platform/together.ts'
import { toConfirm } from '#ui/confirmation-words.ts'

const payloadShape = z.object({ email: z.string(), origin: z.url() })

/**
 * Asks the owner of an address about all that waits for it, at most once an hour; sooner, it leaves itself for later. Nothing that a stranger
 * typed stands in the letter.
 */
export const confirmationLetter = ({ db }: Mailroom) => async (payload: unknown) => {
  const { email, origin } = payloadShape.parse(payload)
  const name = (await organizations.find(db))?.name ?? 'Commonweal'
  await together(db, async (tx) => {
    const link = await confirmations.link(tx, email)
    if (!link) return
    if ('notBefore' in link) return confirmations.askByLetter(tx, { email, origin, at: link.notBefore })
    const kinds = [...new Set(link.waiting.map(({ kind }) => toConfirm[kind] ?? kind))]
    await letters.write(tx, {
      kind: 'confirmation',
      recipient: email,
      subject: `Was this you? Please confirm to ${name}`,
      body: words(name, kinds, origin + routes.site.confirmation.href({ token: link.token })),
    })
  })
}

const words = (organization: string, kinds: string[], link: string) => `Hello,

somebody gave this e-mail address to ${organization} for

${kinds.map((kind) => `  - ${kind}`).join('\n')}

If it was you, open this link and press "Yes, that was me":

${link}

It works once, and for seven days. If it was not you, do nothing: then nothing happens, and what was typed is deleted.`
