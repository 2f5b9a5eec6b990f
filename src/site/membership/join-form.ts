import { z } from 'zod'
import { isFree, type Level } from '#domain/membership/levels.ts'
import { type Form, type Given, checkForm, refuse } from '#http/form.ts'
import { emailShape, nameShape } from '#http/introduction.ts'
import type { Way } from '#site/membership/ways.ts'
import { money } from '#ui/money.ts'

const shape = z.object({
  level: z.string('Choose one.').regex(/^\d{1,9}$/, 'Choose one.').transform(Number),
  name: nameShape,
  email: emailShape,
  amount: z.string().trim().regex(/^\$?\d{1,5}([.,]\d{1,2})?$/, 'Write a sum in dollars, such as 10 or 12.50. Nothing at all is 0.').transform(centsIn).optional(),
  way: z.enum(['card', 'actblue'], 'Choose how to pay.').optional(),
  again: z.literal('yes').optional(),
})

/** Stripe takes no less; a smaller gift would go to the fees. */
const least = 100

export type Joining = { level: Level; cents: number; name: string; email: string; way?: Way; again: boolean }

/** What somebody chose, checked against what there is to choose. Who is signed in needs no name. */
export function readJoining(given: Given, { levels, ways, known }: { levels: Level[]; ways: Way[]; known: boolean }): Form<Joining> {
  const { amount: typed = '', ...others } = given
  const asked = typed.trim() ? given : others
  const form = checkForm(known ? { ...asked, name: 'known', email: 'known@known.example' } : asked, shape)
  if (!form.ok) return { ...form, given }
  const { level: id, amount = 0, way, again, ...who } = form.values
  const level = levels.find((one) => one.id === id)
  if (!level) return refuse(given, 'level', 'That is not offered any more. Choose one of these.')
  const cents = level.kind === 'dues' ? level.cents : level.kind === 'hardship' ? amount : 0
  const values = { ...(known ? { name: '', email: '' } : who), level, cents, way: undefined, again: again === 'yes' }
  if (isFree(level, cents)) return { ok: true, values: { ...values, again: false } }
  if (level.kind === 'hardship' && cents < least) return refuse(given, 'amount', `Either nothing (0), or at least ${money(least, level.currency)}: below that the fees take it all.`)
  const [only] = ways
  if (!only) return refuse(given, 'level', 'Paying on this site is not set up yet. Choose a level without payment, or write to us.')
  const chosen = ways.length === 1 ? only : way
  if (!chosen || !ways.includes(chosen)) return refuse(given, 'way', 'Choose how to pay.')
  return { ok: true, values: { ...values, way: chosen } }
}

function centsIn(sum: string): number {
  return Math.round(Number(sum.replace('$', '').replace(',', '.')) * 100)
}
