import { z } from 'zod'
import * as plankResources from '#domain/agenda/plank-resources.ts'
import * as listing from '#domain/calendar/listing.ts'
import * as keeping from '#domain/library/keeping.ts'
import * as resources from '#domain/library/resources.ts'
import * as steps from '#domain/library/steps.ts'
import * as ticks from '#domain/library/ticks.ts'
import { room } from '#http/context.ts'
import { handOver } from '#http/handing-over.ts'
import { onePage } from '#http/one-page.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { LibraryPage } from '#site/library/library-page.tsx'
import { opening } from '#site/library/opening.tsx'
import { ResourcePage } from '#site/library/resource-page.tsx'
import { membersHere } from '#site/texts/members-here.ts'
import { shownHere, shownTogether } from '#site/texts/shown-here.ts'

const size = 30
const { library, resource: one, resourceFile } = routes.site
const askedShape = z.object({
  kind: z.enum(['toolkit', 'training', 'fact-sheet', 'slides', 'recording']).optional().catch(undefined),
  topic: z.string().max(200).optional().catch(undefined),
  format: z.enum(['course', 'document', 'slides', 'table', 'picture', 'audio', 'video', 'link', 'text']).optional().catch(undefined),
  language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/).optional().catch(undefined),
  meant_for: z.enum(['everybody', 'newcomers', 'volunteers', 'leads']).optional().catch(undefined),
})

export const libraryRoutes = room()

/** `before` is the address of the last one that was seen. */
libraryRoutes.get(library.pattern, async (c) => {
  const { db, frame } = c.var
  const asked = askedShape.parse(c.req.query())
  const audience = await membersHere(c) ? 'members' : 'everyone'
  const before = await resources.findPublished(db, c.req.query('before') ?? '')
  const [facets, topics, alone] = await Promise.all([resources.facets(db, audience), plankResources.topics(db), audience === 'members' ? 0 : resources.forMembersAlone(db)])
  const topic = asked.topic === undefined ? undefined : topics.find(({ slug }) => slug === asked.topic)
  const { shown, last } = onePage(await resources.list(db, audience, { filter: { ...asked, among: topic && await plankResources.idsOf(db, topic) }, before, limit: size + 1 }), size)
  return show(c, (
    <LibraryPage
      frame={frame} resources={shown} asked={{ ...asked, topic: topic?.slug }} facets={facets} topics={topics} forMembersAlone={alone}
      older={last?.slug} newest={!before}
    />
  ))
})

libraryRoutes.get(one.pattern, async (c) => {
  const { db, frame } = c.var
  const { resource, answer } = await opening(c, c.req.param('slug'))
  if (!resource) return answer
  const isCourse = resource.kind === 'training'
  const [shown, topics, course, events] = await Promise.all([
    shownHere(c, resource.body), plankResources.topics(db, resource), steps.ofCourse(db, resource), isCourse ? listing.list(db, { kind: 'training' }, { from: new Date(), once: true, limit: 3 }) : [],
  ])
  if (isCourse && frame.signedIn) c.header('cache-control', 'private, no-store')
  const person = isCourse && frame.signedIn ? await c.var.who() : undefined
  const ticked = person?.personId ? await ticks.ofPerson(db, { id: person.personId }, resource) : undefined
  return show(c, <ResourcePage frame={frame} resource={resource} shown={shown} topics={topics} steps={await shownTogether(c, course)} events={events} ticked={ticked} />)
})

libraryRoutes.get(resourceFile.pattern, async (c) => {
  const { resource, answer } = await opening(c, c.req.param('slug'))
  if (!resource) return answer
  const { file, file_name: name, file_kind: kind, audience } = resource
  if (!file || !name || !kind) return c.notFound()
  return handOver(c, { path: keeping.pathOf(c.var.settings, file), mark: file, name, kind }, audience === 'everyone' ? 'public, no-cache' : 'private, no-store')
})
