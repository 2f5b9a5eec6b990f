import type { Context } from 'hono'
import * as actionResources from '#domain/actions/action-resources.ts'
import * as plankResources from '#domain/agenda/plank-resources.ts'
import * as filing from '#domain/library/filing.ts'
import * as keeping from '#domain/library/keeping.ts'
import * as resources from '#domain/library/resources.ts'
import * as writing from '#domain/library/writing.ts'
import { room } from '#http/context.ts'
import { checkForm, type Given, readGiven, refuse } from '#http/form.ts'
import { handOver } from '#http/handing-over.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { numbersIn } from '#http/ticks.ts'
import { guard, type Inside } from '#office/guard.ts'
import { found } from '#office/library/found.ts'
import { LibraryPage } from '#office/library/library-page.tsx'
import { resourceForm, versionForm } from '#office/library/resource-form.ts'
import { resourceShown } from '#office/library/resource-shown.tsx'

const { library, newResource, resource: one, resourceFile, resourcePublication } = routes.office
const keeps = guard('keep the library')
const lackWords: Record<writing.Lack, string> = {
  steps: 'A training needs its first step before anybody can take it. Write one below.', content: 'There is nothing to open yet: write a text, add a link, or send a file.',
}

export const resourceRoutes = room()

resourceRoutes.get(library.pattern, keeps, async (c) => {
  const { db, frame, actor } = c.var
  return show(c, <LibraryPage frame={frame} actor={actor} resources={await resources.whole(db)} did={c.req.query('did')} />)
})

resourceRoutes.get(newResource.pattern, keeps, (c) => resourceShown(c))

resourceRoutes.post(library.pattern, keeps, async (c) => {
  const given = await readGiven(c)
  const form = checkForm(given, resourceForm)
  if (!form.ok) return resourceShown(c, undefined, { given, form, status: 422 })
  const resource = await writing.draft(c.var.db, c.var.actor, form.values)
  await nameIn(c, resource, given)
  return c.redirect(one.href(resource, { did: 'draft' }), 303)
})

resourceRoutes.get(one.pattern, keeps, async (c) => {
  const resource = await found(c)
  return resource ? resourceShown(c, resource) : c.notFound()
})

resourceRoutes.put(one.pattern, keeps, async (c) => {
  const resource = await found(c)
  if (!resource) return c.notFound()
  const given = await readGiven(c)
  const form = checkForm(given, resourceForm)
  if (!form.ok) return resourceShown(c, resource, { given, form, status: 422 })
  const became = await writing.rewrite(c.var.db, c.var.actor, resource.id, versionForm.parse(given).version, form.values)
  if (became === 'gone') return c.notFound()
  if (became === 'changed since') return resourceShown(c, resource, { given: { ...given, version: String(resource.version) }, meanwhile: resource, status: 409 })
  if (became === 'has steps') return resourceShown(c, resource, { given, form: refuse(given, 'kind', 'It has steps, so it is a training. Remove them first to make it something else.'), status: 422 })
  await nameIn(c, resource, given)
  return c.redirect(one.href(resource, { did: 'saved' }), 303)
})

resourceRoutes.delete(one.pattern, keeps, async (c) => {
  const resource = await found(c)
  if (!resource) return c.notFound()
  await filing.deleteWhole(c.var.db, c.var.actor, c.var.settings, resource.id)
  return c.redirect(library.href({}, { did: 'deleted' }), 303)
})

resourceRoutes.put(resourcePublication.pattern, keeps, async (c) => {
  const resource = await found(c)
  if (!resource) return c.notFound()
  const lack = await writing.publish(c.var.db, c.var.actor, resource.id)
  return lack ? resourceShown(c, resource, { wrong: { at: 'publication', words: lackWords[lack] }, status: 422 }) : c.redirect(one.href(resource, { did: 'out' }), 303)
})

resourceRoutes.delete(resourcePublication.pattern, keeps, async (c) => {
  const resource = await found(c)
  if (!resource) return c.notFound()
  await writing.takeBack(c.var.db, c.var.actor, resource.id)
  return c.redirect(one.href(resource, { did: 'back' }), 303)
})

/** The file as it is here, published or not. */
resourceRoutes.get(resourceFile.pattern, keeps, async (c) => {
  const { file, file_name: name, file_kind: kind } = await found(c) ?? {}
  return file && name && kind ? handOver(c, { path: keeping.pathOf(c.var.settings, file), mark: file, name, kind }, 'no-store') : c.notFound()
})

resourceRoutes.delete(resourceFile.pattern, keeps, async (c) => {
  const resource = await found(c)
  if (!resource) return c.notFound()
  await filing.remove(c.var.db, c.var.actor, c.var.settings, resource.id)
  return c.redirect(one.href(resource, { did: 'unfiled' }), 303)
})

/** Which planks it is about, and which actions show it; of actions that the form did not offer nothing is said. */
async function nameIn(c: Context<Inside>, resource: { id: number }, given: Given) {
  await plankResources.tell(c.var.db, c.var.actor, resource, numbersIn(given, 'plank'))
  await actionResources.tell(c.var.db, c.var.actor, resource, numbersIn(given, 'action'), numbersIn(given, 'offered'))
}
