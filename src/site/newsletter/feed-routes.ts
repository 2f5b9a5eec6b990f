import type { Context } from 'hono'
import * as archive from '#domain/newsletter/archive.ts'
import { type Env, room } from '#http/context.ts'
import { routes } from '#http/routes.ts'
import { answerFeed, type Format } from '#site/feeds/answer-feed.ts'
import { entryOf } from '#site/newsletter/letter-entry.tsx'

const { newsletter, newsletterAtom, newsletterJson } = routes.site
const carried = 20

export const letterFeedRoutes = room()
letterFeedRoutes.get(newsletterAtom.pattern, (c) => feed(c, 'atom'))
letterFeedRoutes.get(newsletterJson.pattern, (c) => feed(c, 'json'))

async function feed(c: Context<Env>, format: Format) {
  const { db, frame } = c.var
  const letters = await archive.list(db, { limit: carried })
  const names = await archive.namesOf(db, letters.flatMap(({ blocks }) => blocks))
  return answerFeed(c, format, {
    name: 'newsletter', title: `${frame.organization.name}: letters`, home: newsletter.href(), updated: letters[0]?.out_at ?? new Date(0),
    entries: letters.map((letter) => entryOf(letter, names, frame.origin)),
  })
}
