import { z } from 'zod'
import * as bin from '#domain/content/bin.ts'
import * as desks from '#domain/content/desks.ts'
import * as previews from '#domain/content/previews.ts'
import * as publication from '#domain/content/publication.ts'
import { room } from '#http/context.ts'
import { readForm, readGiven, refuse } from '#http/form.ts'
import { momentHere } from '#http/local-moment.ts'
import { routes } from '#http/routes.ts'
import { guard } from '#office/guard.ts'
import { refusal } from '#office/refusal.tsx'
import { deskOf } from '#office/writings/addresses.ts'
import { desk } from '#office/writings/desk.tsx'
import { held } from '#office/writings/held.ts'
import { meanwhileWords } from '#office/writings/meanwhile-words.ts'

const { writingPublication, writingBin, writingPreviews, writingDesk } = routes.office
const publicationForm = z.object({ from: momentHere })
const whyNot = {
  empty: 'There is nothing to read in it yet. Write a text, then publish it.',
  binned: 'It lies in the bin. Take it out first.',
  'has pages below': 'Other pages stand below this one. Move them elsewhere, then put it into the bin.',
}

export const writingRoutes = room()

/** Now, or from the time that the form names. */
writingRoutes.put(writingPublication.pattern, guard('write stories'), async (c) => {
  const writing = await held(c)
  if (!writing) return c.notFound()
  if (!writing.mayPublish) return refusal(c)
  const form = await readForm(c, publicationForm)
  if (!form.ok) return desk(c, writing, { form })
  const { from } = form.values
  if (from && from <= new Date()) return desk(c, writing, { form: refuse(await readGiven(c), 'from', 'That time has passed. Name one to come.') })
  const became = await publication.publish(c.var.db, c.var.actor, writing, from ?? undefined)
  return became === 'done' ? c.redirect(deskOf(writing, { did: from ? 'schedule' : 'publish' }), 303) : desk(c, writing, { wrong: whyNot[became] })
})

writingRoutes.delete(writingPublication.pattern, guard('write stories'), async (c) => {
  const writing = await held(c)
  if (!writing) return c.notFound()
  if (!writing.mayPublish) return refusal(c)
  await publication.takeBack(c.var.db, c.var.actor, writing)
  return c.redirect(deskOf(writing, { did: 'take-back' }), 303)
})

writingRoutes.put(writingBin.pattern, guard('write stories'), async (c) => {
  const writing = await held(c)
  if (!writing) return c.notFound()
  const became = await bin.bin(c.var.db, c.var.actor, writing)
  return became === 'done' ? c.redirect(deskOf(writing, { did: 'bin' }), 303) : desk(c, writing, { wrong: whyNot[became] })
})

writingRoutes.delete(writingBin.pattern, guard('write stories'), async (c) => {
  const writing = await held(c)
  if (!writing) return c.notFound()
  await bin.unbin(c.var.db, c.var.actor, writing)
  return c.redirect(deskOf(writing, { did: 'unbin' }), 303)
})

writingRoutes.post(writingPreviews.pattern, guard('write stories'), async (c) => {
  const writing = await held(c)
  return writing ? c.redirect(deskOf(writing, { did: 'preview', preview: await previews.open(c.var.db, writing) }), 303) : c.notFound()
})

/** Whoever has it open to write on says so, and hears who else has. */
writingRoutes.put(writingDesk.pattern, guard('write stories'), async (c) => {
  const writing = await held(c)
  if (!writing) return c.notFound()
  await desks.sit(c.var.db, writing, c.var.actor)
  return c.text(meanwhileWords(await desks.others(c.var.db, writing, c.var.actor.id)))
})
