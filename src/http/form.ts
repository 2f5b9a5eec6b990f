import type { Context } from 'hono'
import { z } from 'zod'

export type Given = Record<string, string>
export type Refused = { ok: false; given: Given; errors: Record<string, string[] | undefined> }
export type Form<Values> = { ok: true; values: Values } | Refused

/** Reads a posted form and checks it. A refused form keeps what was typed beside what is wrong with it. */
export async function readForm<Shape extends z.ZodObject>(c: Context, shape: Shape): Promise<Form<z.output<Shape>>> {
  return checkForm(await readGiven(c), shape)
}

export function checkForm<Shape extends z.ZodObject>(given: Given, shape: Shape): Form<z.output<Shape>> {
  const result = shape.safeParse(given)
  if (result.success) return { ok: true, values: result.data }
  const errors: Record<string, string[] | undefined> = z.flattenError<Record<string, unknown>>(result.error).fieldErrors
  return { ok: false, given, errors }
}

/** What was typed. */
export async function readGiven(c: Context): Promise<Given> {
  const given: Given = {}
  for (const [name, value] of Object.entries(await c.req.parseBody())) if (typeof value === 'string') given[name] = tidy(value)
  return given
}

/** What was typed, with nothing wrong: for a form that is shown again for another reason. */
export const asGiven = (given: Given): Refused => ({ ok: false, given, errors: {} })

/** The same form with one more thing wrong, found by the domain. */
export const refuse = (given: Given, field: string, sentence: string): Refused => ({ ok: false, given, errors: { [field]: [sentence] } })

/** As text the database can hold: no NULs or other invisible controls, no half characters. */
export const tidy = (text: string) => text.toWellFormed().replaceAll('\r\n', '\n').replace(/[\u0000-\u0008\u000B-\u001F\u007F]/g, '')
