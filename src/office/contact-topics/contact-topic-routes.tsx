import type { Context } from 'hono'
import { z } from 'zod'
import * as topics from '#domain/content/topics.ts'
import * as staff from '#domain/staff/staff.ts'
import { room } from '#http/context.ts'
import { checkForm, readForm, readGiven, refuse, type Refused } from '#http/form.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { tickedIn } from '#http/ticks.ts'
import { newTopicForm, topicForm } from '#office/contact-topics/contact-topic-form.ts'
import { ContactTopicsPage } from '#office/contact-topics/contact-topics-page.tsx'
import { guard, type Inside } from '#office/guard.ts'
import { numberShape } from '#office/number-shape.ts'

const { contactTopics: all, contactTopic: one, contactTopicRank } = routes.office
const keeps = guard('route messages')
const moveShape = z.object({ towards: z.enum(['beginning', 'end']) })
const twice = 'There is a topic of that name already.'

export const contactTopicRoutes = room()

contactTopicRoutes.get(all.pattern, keeps, (c) => showTopics(c))

contactTopicRoutes.post(all.pattern, keeps, async (c) => {
  const given = await readGiven(c)
  const form = checkForm(given, newTopicForm)
  if (!form.ok) return showTopics(c, form)
  const added = await topics.add(c.var.db, c.var.actor, form.values.name)
  return added ? c.redirect(all.href({}, { did: 'add' }), 303) : showTopics(c, refuse(given, 'name', twice))
})

/** Only those who work here now can be named; whoever left is dropped from the list by saving it. */
contactTopicRoutes.put(one.pattern, keeps, async (c) => {
  const { db, actor } = c.var
  const topic = await found(c)
  if (!topic) return c.notFound()
  const given = await readGiven(c)
  const form = checkForm(given, topicForm)
  if (!form.ok) return showTopics(c, form, topic.id)
  const ticked = tickedIn(given, 'user')
  const users = (await staff.list(db)).map(({ id }) => id).filter((id) => ticked.includes(id))
  const done = await topics.change(db, actor, topic, form.values.name, { users, emails: form.values.addresses })
  return done ? c.redirect(all.href({}, { did: 'change' }), 303) : showTopics(c, refuse(given, 'name', twice), topic.id)
})

contactTopicRoutes.put(contactTopicRank.pattern, keeps, async (c) => {
  const topic = await found(c)
  const form = await readForm(c, moveShape)
  if (!topic || !form.ok) return c.notFound()
  await topics.move(c.var.db, c.var.actor, topic, form.values.towards)
  return c.redirect(all.href(), 303)
})

contactTopicRoutes.delete(one.pattern, keeps, async (c) => {
  const topic = await found(c)
  if (!topic) return c.notFound()
  await topics.remove(c.var.db, c.var.actor, topic)
  return c.redirect(all.href({}, { did: 'remove' }), 303)
})

async function found(c: Context<Inside>) {
  const id = numberShape.safeParse(c.req.param('id'))
  return id.success && id.data < 2 ** 31 ? topics.find(c.var.db, id.data) : undefined
}

async function showTopics(c: Context<Inside>, form?: Refused, refused?: number) {
  const { db, frame, actor } = c.var
  const [routed, members] = await Promise.all([topics.routed(db), staff.list(db)])
  return show(c, <ContactTopicsPage frame={frame} actor={actor} topics={routed} members={members} form={form} refused={refused} did={c.req.query('did')} />, form ? 422 : 200)
}
