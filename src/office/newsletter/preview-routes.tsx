import type { Context } from 'hono'
import { writable } from '#domain/audiences/writable.ts'
import { gather } from '#domain/newsletter/contents.ts'
import type { Mailing } from '#domain/newsletter/mailings.ts'
import * as readers from '#domain/newsletter/readers.ts'
import { within } from '#domain/people/reach.ts'
import * as searching from '#domain/people/searching.ts'
import * as scope from '#domain/staff/scope.ts'
import { filled } from '#engines/letters/places.ts'
import { room } from '#http/context.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { guard, type Inside } from '#office/guard.ts'
import { mailingIn } from '#office/newsletter/found.ts'
import { lookShape } from '#office/newsletter/preview-form.ts'
import { PreviewPage } from '#office/newsletter/preview-page.tsx'
import type { Db } from '#platform/database.ts'
import { stranger } from '#ui/letter/conditions.ts'
import { fillerFor } from '#ui/letter/filler.ts'
import { lay } from '#ui/letter/lay.ts'

const { mailingPreview, mailingPreviewLetter } = routes.office
const offered = 8
/** A letter runs nothing, asks for nothing but our own pictures, and only our own office frames it. */
const policy = (origin: string) => `default-src 'none'; img-src 'self' ${origin}; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox`

export const previewRoutes = room()

previewRoutes.get(mailingPreview.pattern, guard('write to people'), async (c) => {
  const { db, frame, actor } = c.var
  const mailing = await mailingIn(c)
  if (!mailing) return c.notFound()
  const look = lookShape.parse(c.req.query())
  const name = c.req.query('name')?.trim().slice(0, 100) ?? ''
  const reach = scope.reachOf(actor, 'write to people')
  const inside = (tx: Db) => writable(tx, mailing.list, reach).select('people.id as person_id')
  const [reader, found] = await Promise.all([
    readerOf(c, mailing, look.as), name ? searching.search(db, reach, { words: name, inside }, { limit: offered }) : undefined,
  ])
  const people = found?.people.map((person) => ({ id: person.id, name: person.name || 'Somebody without a name', town: person.locality }))
  return show(c, <PreviewPage frame={frame} actor={actor} mailing={mailing} look={look} name={name} reader={reader} people={people} />)
})

/** The letter itself, as this reader would get it: a page for a frame. */
previewRoutes.get(mailingPreviewLetter.pattern, guard('write to people'), async (c) => {
  const { db, frame } = c.var
  const mailing = await mailingIn(c)
  if (!mailing) return c.notFound()
  const { as, scheme, form } = lookShape.parse(c.req.query())
  const [reader, contents] = await Promise.all([readerOf(c, mailing, as), gather(db, mailing, new Date(), c.var.atlas())])
  const laid = await lay(mailing, contents, frame, scheme)
  const filling = fillerFor(mailing, contents, frame)(reader ?? stranger, { unsubscribe: frame.origin + routes.site.unsubscription.href({ token: 'the-link-of-each-reader' }) })
  c.set('policy', policy(frame.origin))
  c.header('cache-control', 'no-store')
  return form === 'text' ? c.text(filled(laid.plain, 'plain', filling)) : c.html(filled(laid.html, 'html', filling))
})

/** Somebody who would get it, of those whom this actor may write to. */
async function readerOf(c: Context<Inside>, mailing: Mailing, id: number | undefined) {
  const { db, actor } = c.var
  const seen = id === undefined ? undefined : await within(db, scope.reachOf(actor, 'write to people')).select('people.id').where('people.id', '=', id).executeTakeFirst()
  return seen && (await readers.among(db, mailing, [seen.id]))[0]
}
