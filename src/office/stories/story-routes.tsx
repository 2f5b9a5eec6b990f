import type { Context } from 'hono'
import { z } from 'zod'
import * as desks from '#domain/content/desks.ts'
import * as pictures from '#domain/content/pictures.ts'
import * as publication from '#domain/content/publication.ts'
import * as storyDrafts from '#domain/content/story-drafts.ts'
import * as groups from '#domain/groups/groups.ts'
import * as tellings from '#domain/groups/tellings.ts'
import * as scope from '#domain/staff/scope.ts'
import { room } from '#http/context.ts'
import { type Form, type Given, readForm, readGiven, refuse } from '#http/form.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { guard, type Inside } from '#office/guard.ts'
import { numberShape } from '#office/number-shape.ts'
import { aliveNow } from '#office/writings/alive.ts'
import { differencesBetween } from '#office/writings/differences.ts'
import { desk } from '#office/writings/desk.tsx'
import { heldStory } from '#office/writings/held.ts'
import { meanwhileWords } from '#office/writings/meanwhile-words.ts'
import { StoriesPage } from '#office/stories/stories-page.tsx'
import { givenFrom, storyForm } from '#office/stories/story-form.ts'
import { type Choices, StoryFormPage } from '#office/stories/story-form-page.tsx'
import { together } from '#platform/together.ts'

const { stories, newStory, story, storyForm: formAddress } = routes.office
const kindShape = z.enum(['statewide', 'local', 'election', 'perspective']).optional().catch(undefined)
const picturesOffered = 12

export const storyRoutes = room()

/** All of them, or those of the groups of somebody who writes for groups alone. */
storyRoutes.get(stories.pattern, guard('write stories'), async (c) => {
  const { db, frame, actor } = c.var
  const whole = scope.isWhole(actor, 'write stories')
  const kind = kindShape.parse(c.req.query('kind'))
  const ids = whole ? undefined : await tellings.idsOf(db, scope.groupsOf(actor, 'write stories'))
  const byStage = Map.groupBy(await storyDrafts.list(db, { kind, ids }), (one) => publication.stageOf(one))
  return show(c, <StoriesPage frame={frame} actor={actor} byStage={byStage} kind={kind} whole={whole} />)
})

storyRoutes.get(newStory.pattern, guard('write stories'), async (c) =>
  show(c, <StoryFormPage frame={c.var.frame} actor={c.var.actor} given={{ kind: 'statewide' }} choices={await choicesIn(c)} />))

storyRoutes.post(stories.pattern, guard('write stories'), async (c) => {
  const { db, frame, actor } = c.var
  const choices = await choicesIn(c, (await readGiven(c)).picture_id)
  const form = await readStory(c, choices)
  if (!form.ok) return show(c, <StoryFormPage frame={frame} actor={actor} given={form.given} form={form} choices={choices} />, 422)
  const { group, ...draft } = form.values
  const made = await together(db, async (tx) => {
    const drafted = await storyDrafts.draft(tx, actor, actor.id, draft)
    if (group) await tellings.tell(tx, { id: Number(group) }, drafted)
    return drafted
  })
  return c.redirect(story.href(made, { did: 'draft' }), 303)
})

storyRoutes.get(story.pattern, guard('write stories'), async (c) => {
  const held = await heldStory(c)
  return held ? desk(c, held) : c.notFound()
})

storyRoutes.get(formAddress.pattern, guard('write stories'), async (c) => {
  const { db, frame, actor } = c.var
  const held = await heldStory(c)
  if (!held) return c.notFound()
  const given = givenFrom(held.it, held.teller?.id)
  const others = meanwhileWords(await desks.others(db, held, actor.id))
  return show(c, <StoryFormPage frame={frame} actor={actor} held={held} given={given} choices={await choicesIn(c, given.picture_id)} others={others} />)
})

storyRoutes.put(story.pattern, guard('write stories'), async (c) => {
  const { db, frame, actor } = c.var
  const held = await heldStory(c)
  if (!held) return c.notFound()
  const given = await readGiven(c)
  const choices = await choicesIn(c, given.picture_id)
  const form = await readStory(c, choices)
  if (!form.ok) return show(c, <StoryFormPage frame={frame} actor={actor} held={held} given={given} form={form} choices={choices} />, 422)
  const { group, ...draft } = form.values
  const became = await together(db, async (tx) => {
    const saved = await storyDrafts.edit(tx, actor, held, Number(given.version) || 0, draft)
    if (typeof saved === 'string' || !choices.whole) return saved
    await (group ? tellings.tell(tx, { id: Number(group) }, held) : tellings.untell(tx, held))
    return saved
  })
  if (became === 'address taken') {
    const taken = refuse(given, 'slug', 'Another story stands at that address. Choose another.')
    return show(c, <StoryFormPage frame={frame} actor={actor} held={held} given={given} form={taken} choices={choices} />, 422)
  }
  if (became === 'overtaken') {
    const theirs = givenFrom(held.it, held.teller?.id)
    const yours = { ...given, version: String(held.it.version) }
    const chosen = choices.pictures.find(({ id }) => String(id) === given.picture_id)
    return show(c, <StoryFormPage frame={frame} actor={actor} held={held} given={yours} choices={choices} meanwhile={differencesBetween(seen(theirs, held.it.picture), seen(yours, chosen))} />, 409)
  }
  await desks.leave(db, held, actor.id)
  return c.redirect(story.href(held, { did: 'edit' }), 303)
})

/** `chosen` is offered too, however long it has been on the shelf. */
async function choicesIn(c: Context<Inside>, chosen = ''): Promise<Choices> {
  const { db, actor } = c.var
  const whole = scope.isWhole(actor, 'write stories')
  const id = numberShape.safeParse(chosen)
  const [all, alive, shelf, held] = await Promise.all([groups.names(db), aliveNow(db), pictures.list(db, { limit: picturesOffered }), id.success ? pictures.withIds(db, [id.data]) : []])
  const theirs = new Set(whole ? [] : scope.groupsOf(actor, 'write stories'))
  const first = held.filter(({ shelved, id: known }) => shelved && !shelf.some((other) => other.id === known))
  return { whole, groups: whole ? all : all.filter((group) => theirs.has(group.id)), alive, pictures: [...first, ...shelf] }
}

/** A form with its picture named by what is to be seen. */
const seen = (given: Given, picture?: { alt: string } | null): Given => ({ ...given, picture_id: picture?.alt ?? '' })

/** What was typed. Whoever writes for a group alone tells what happens there, in one of their own groups. */
async function readStory(c: Context<Inside>, { whole, groups: known, pictures: offered }: Choices): Promise<Form<z.output<typeof storyForm>>> {
  const form = await readForm(c, storyForm)
  if (!form.ok) return form
  const { group, picture_id } = form.values
  if (picture_id && !offered.some(({ id }) => id === picture_id)) return refuse(await readGiven(c), 'picture_id', 'That picture is not on the shelf now. Choose another.')
  if (group ? !known.some(({ id }) => String(id) === group) : !whole) return refuse(await readGiven(c), 'group', 'Choose one of the list.')
  return whole ? form : { ok: true, values: { ...form.values, kind: 'local', slug: '' } }
}
