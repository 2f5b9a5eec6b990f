import type { Context } from 'hono'
import { z } from 'zod'
import * as pictures from '#domain/content/pictures.ts'
import * as uses from '#domain/content/picture-uses.ts'
import * as picturing from '#domain/groups/picturing.ts'
import * as scope from '#domain/staff/scope.ts'
import type { Refused } from '#http/form.ts'
import { onePage } from '#http/one-page.ts'
import { show } from '#http/show.ts'
import type { Inside } from '#office/guard.ts'
import { PicturesPage } from '#office/pictures/pictures-page.tsx'

const beforeShape = z.coerce.number().int().positive().optional().catch(undefined)
const size = 24

/** `refused`: the picture whose words were refused; without one it was the form for a new picture. */
export type Again = { form?: Refused; refused?: number; wrong?: string; status?: 413 | 422 | 429 | 503 }

/** The shelf of pictures: all of it, or for whoever works for groups alone what they put there. */
export async function shelf<Here extends Inside>(c: Context<Here>, { status, ...again }: Again = {}) {
  const { db, frame, actor } = c.var
  const whole = scope.isWhole(actor, 'add pictures')
  const { shown: list, last } = onePage(await pictures.list(db, { sentBy: whole ? undefined : actor.id, before: beforeShape.parse(c.req.query('before')), limit: size + 1 }), size)
  const ids = list.map(({ id }) => id)
  const shown = whole ? await uses.shownAmong(db, ids) : new Set<number>()
  const groups = whole ? await picturing.showing(db, ids) : []
  return show(c, (
    <PicturesPage
      frame={frame} actor={actor} whole={whole} shown={shown} groups={groups} pictures={list} more={last?.id}
      did={status ? undefined : c.req.query('did')} {...again}
    />
  ), status)
}
