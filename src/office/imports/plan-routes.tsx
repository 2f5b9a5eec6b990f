import type { Context } from 'hono'
import { z } from 'zod'
import * as imports from '#domain/people/arrivals/imports.ts'
import { planShape } from '#domain/people/arrivals/plan.ts'
import { presetOf, suggest } from '#domain/people/arrivals/presets.ts'
import { preview } from '#domain/people/arrivals/previewing.ts'
import * as refusals from '#domain/people/arrivals/refusals.ts'
import { Unreadable } from '#domain/people/arrivals/records.ts'
import { firstRows } from '#domain/people/arrivals/first-rows.ts'
import * as customFields from '#domain/people/custom-fields.ts'
import { delimiters } from '#engines/csv/delimiter.ts'
import { encodings } from '#engines/csv/encoding.ts'
import { room } from '#http/context.ts'
import { readForm, readGiven } from '#http/form.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { guard, type Inside } from '#office/guard.ts'
import { found, mayUndo } from '#office/imports/found.ts'
import { MappingPage } from '#office/imports/mapping-page.tsx'
import { PreviewPage } from '#office/imports/preview-page.tsx'
import { ProgressPage } from '#office/imports/progress-page.tsx'

const { import: one, importPreview, importReading } = routes.office
const readingShape = z.object({ encoding: z.enum(encodings), delimiter: z.enum(delimiters) })

export const planRoutes = room()

planRoutes.get(one.pattern, guard('read imports'), async (c) => {
  const known = await found(c)
  if (!known) return c.notFound()
  if (known.stage === 'uploaded') return mapping(c, known)
  const { db, frame, actor } = c.var
  if (known.stage === 'running' || known.stage === 'undoing') c.header('refresh', '5')
  c.header('cache-control', 'no-store')
  return show(c, <ProgressPage frame={frame} actor={actor} one={known} refusals={await refusals.first(db, known, 10)} mayUndo={mayUndo(actor, known)} />)
})

/** What each column means; then what would become of the rows. */
planRoutes.put(one.pattern, guard('import people'), async (c) => {
  const known = await found(c)
  if (!known) return c.notFound()
  const given = await readGiven(c)
  const columns = known.columns.map((_, at) => given[`column-${at}`] ?? 'ignored')
  const said = { columns, list: given.list || undefined, wording: given.wording, lenient: given.lenient === 'yes', tags: (given.tags ?? '').split(',').map((tag) => tag.trim()).filter(Boolean) }
  const { own, apostrophes } = suggest(known.columns)
  const plan = planShape.safeParse({ ...said, own, apostrophes })
  if (!plan.success) return mapping(c, known, 'Some of that is too long, or says what no column can mean.')
  if (columns.every((meaning) => meaning === 'ignored')) return mapping(c, known, 'Every column is ignored: say what at least one of them means.')
  await imports.plan(c.var.db, known, plan.data)
  return c.redirect(importPreview.href(known), 303)
})

planRoutes.put(importReading.pattern, guard('import people'), async (c) => {
  const known = await found(c)
  const form = await readForm(c, readingShape)
  if (!known?.file || !form.ok) return c.notFound()
  await imports.rereadAs(c.var.db, c.var.settings, known, form.values.encoding, form.values.delimiter)
  return c.redirect(one.href(known), 303)
})

planRoutes.get(importPreview.pattern, guard('import people'), async (c) => {
  const { db, frame, actor, settings } = c.var
  const known = await found(c)
  if (!known) return c.notFound()
  if (known.stage !== 'uploaded' || !known.plan) return c.redirect(one.href(known), 303)
  try {
    return show(c, <PreviewPage frame={frame} actor={actor} one={known} preview={await preview({ db, home: settings, atlas: c.var.atlas() }, known)} />)
  } catch (error) {
    if (error instanceof Unreadable) return mapping(c, known, `${error.message}.`)
    throw error
  }
})

async function mapping(c: Context<Inside>, known: imports.Import, wrong?: string) {
  const { db, frame, actor, settings } = c.var
  const [fields, rows] = await Promise.all([customFields.list(db), firstRows(settings, known, 3)])
  const plan = known.plan ? imports.planOf(known) : suggest(known.columns)
  return show(c, <MappingPage frame={frame} actor={actor} one={known} plan={plan} preset={presetOf(known.columns)} fields={fields} rows={rows} wrong={wrong} />, wrong ? 422 : 200)
}
