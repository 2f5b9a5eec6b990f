import type { Context } from 'hono'
import { z } from 'zod'
import * as topics from '#domain/content/topics.ts'
import { type Env, room } from '#http/context.ts'
import { asGiven, checkForm, readGiven, refuse, type Refused } from '#http/form.ts'
import { passing, waitSentence } from '#http/gate.ts'
import { emailShape, nameShape } from '#http/introduction.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import * as queue from '#platform/queue.ts'
import { ContactPage, ContactedPage } from '#site/contact/contact-page.tsx'
import { Wait } from '#ui/wait.tsx'

const { contact, contacted } = routes.site
const choose = 'Choose what it is about.'
const contactForm = z.object({
  name: nameShape,
  email: emailShape,
  topic: z.string(choose).regex(/^[1-9]\d{0,8}$/, choose).transform(Number),
  words: z.string().trim().min(1, 'Write what it is about.').max(5000, 'That is longer than fits: 5,000 characters at most.'),
})

export const contactRoutes = room()

contactRoutes.get(contact.pattern, (c) => page(c))

contactRoutes.get(contacted.pattern, (c) => show(c, <ContactedPage frame={c.var.frame} />))

/** Goes on by letter to whoever reads the topic. Nobody is written to at the address that was typed, and nothing is kept of the message but that letter. */
contactRoutes.post(contact.pattern, async (c) => {
  const { db } = c.var
  const given = await readGiven(c)
  if (given.website) return c.redirect(contacted.href(), 303)
  const form = checkForm(given, contactForm)
  if (!form.ok) return page(c, form)
  const { topic: id, ...message } = form.values
  const topic = await topics.find(db, id)
  if (!topic) return page(c, refuse(given, 'topic', choose))
  if (await passing(c, 'messages', given.proof, 'contact') !== 'open') return page(c, asGiven(given), true)
  await queue.leave(db, 'contact-letter', { topicId: topic.id, topic: topic.name, ...message })
  return c.redirect(contacted.href(), 303)
})

async function page(c: Context<Env>, form?: Refused, wait = false) {
  const { db, frame } = c.var
  const asked = c.req.query('topic')
  return show(c, (
    <ContactPage frame={frame} topics={await topics.list(db)} about={asked} form={form} wait={wait && <Wait frame={frame} sentence={waitSentence} />} />
  ), wait ? 429 : form ? 422 : 200)
}
