import type { Context } from 'hono'
import * as files from '#domain/people/arrivals/files.ts'
import * as imports from '#domain/people/arrivals/imports.ts'
import { Unreadable } from '#domain/people/arrivals/records.ts'
import { room } from '#http/context.ts'
import { Damaged } from '#http/multipart.ts'
import { receiveForm } from '#http/receiving.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { guard, type Inside } from '#office/guard.ts'
import { ImportsPage } from '#office/imports/imports-page.tsx'
import { TooLarge } from '#platform/files.ts'

const megabyte = 1024 * 1024

export const uploadRoutes = room()

uploadRoutes.get(routes.office.imports.pattern, guard('read imports'), (c) => list(c))

/** A file of people is written away as it comes; whoever may not import is refused before any of it is read. */
uploadRoutes.post(routes.office.imports.pattern, guard('import people'), async (c) => {
  const { db, actor, settings } = c.var
  try {
    const { kept } = await receiveForm(c, {
      limit: settings.IMPORT_LIMIT_MB * megabyte,
      keep: async ({ filename, content }) => ({ filename, ...await files.keep(settings, content, settings.IMPORT_LIMIT_MB * megabyte) }),
      drop: ({ file }) => files.remove(settings, file),
    })
    if (!kept) return list(c, 'Choose a file first.')
    const one = await imports.receive(db, actor, settings, nameOf(kept.filename), kept).catch(async (error: unknown) => {
      await files.remove(settings, kept.file)
      throw error
    })
    if (one.columns.length === 0) {
      await imports.discard(db, settings, one)
      return list(c, 'That file is empty.')
    }
    return c.redirect(routes.office.import.href(one), 303)
  } catch (error) {
    if (error instanceof TooLarge) return tooLarge(c)
    if (error instanceof Damaged) return list(c, 'The file broke off on its way. Send it once more.')
    if (error instanceof Unreadable) return list(c, `${error.message}. Choose a table (CSV or TSV), or a file that was exported here.`)
    throw error
  }
})

const tooLarge = (c: Context<Inside>) => {
  c.header('connection', 'close')
  const most = c.var.settings.IMPORT_LIMIT_MB.toLocaleString('en-US')
  return list(c, `That file is larger than ${most} MB, the most that is taken here. Divide it, or ask whoever runs this server to raise IMPORT_LIMIT_MB.`, 413)
}

async function list(c: Context<Inside>, wrong?: string, status: 200 | 413 | 422 = wrong ? 422 : 200) {
  const { db, frame, actor } = c.var
  return show(c, <ImportsPage frame={frame} actor={actor} imports={await imports.list(db)} wrong={wrong} />, status)
}

/** The last part of a path, without what a name cannot hold. */
const nameOf = (filename: string) => (filename.split(/[\\/]/).at(-1) ?? '').replace(/[\u0000-\u001F\u007F]/g, '').toWellFormed().slice(0, 200)
