import type { Context } from 'hono'
import { layersFor } from '#domain/actions/targets.ts'
import * as publishing from '#domain/actions/publishing.ts'
import * as seats from '#domain/legislature/seats.ts'
import { type Env, room } from '#http/context.ts'
import { asGiven, readGiven } from '#http/form.ts'
import { passing, waitSentence } from '#http/gate.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { answerTo } from '#site/find/finding.ts'
import { FindPage } from '#site/find/find-page.tsx'
import { doorsFor } from '#site/find/doors-for.ts'
import { search } from '#site/find/search.ts'
import type { DoorProps } from '#ui/doors.tsx'
import { Wait } from '#ui/wait.tsx'

/** The doors whose forms have fields to type into, beside which a page can say what is wrong. */
const typed = new Set<string | undefined>(['address', 'census', 'town'])
const unreadSentence = 'We could not read that answer. Begin again with one of the ways below.'
const laterSentence = 'Very many are asking from your network just now. Wait a minute, then begin again with one of the ways below.'

export const findRoutes = room()

findRoutes.get(routes.site.find.pattern, async (c) => {
  return show(c, await findPage(c, {}))
})

/** Knocks at one of the doors. What was typed is used here, in memory, and let go; only the districts go back, in a signed cookie. */
findRoutes.post(routes.site.place.pattern, async (c) => {
  const { db, visitor } = c.var
  const given = await readGiven(c)
  if (await passing(c, 'lookUps', given.proof) !== 'open') {
    const wait = typed.has(given.door) ? { wait: <Wait frame={c.var.frame} sentence={waitSentence} /> } : { trouble: laterSentence }
    return show(c, await findPage(c, { slug: given.for, form: asGiven(given), ...wait }), 429)
  }

  const action = given.for ? await publishing.findUncounted(db, given.for) : undefined
  const layers = action ? layersFor(action) : c.var.atlas().jurisdiction.layers.map(({ key }) => key).filter((key) => key !== 'place')
  const asked = await search(c, given, layers)
  if (asked.kind === 'refused') return show(c, await findPage(c, { slug: action?.slug, form: asked.form, trouble: typed.has(given.door) ? undefined : unreadSentence }), 422)
  if (asked.kind !== 'found') return show(c, await findPage(c, { slug: action?.slug, form: asGiven(given), ...answerTo(asked) }), 422)

  const before = visitor.place?.id === asked.place.id ? visitor.place.districts : {}
  await visitor.remember({ ...asked.place, districts: { ...before, ...asked.place.districts } })
  return c.redirect(action ? routes.site.calls.href(action) : routes.site.find.href(), 303)
})

findRoutes.delete(routes.site.place.pattern, (c) => {
  c.var.visitor.forget()
  return c.redirect(routes.site.find.href(), 303)
})

async function findPage(c: Context<Env>, asked: Partial<DoorProps>) {
  const { db, frame } = c.var
  const { jurisdiction } = c.var.atlas()
  const found = frame.place ? await seats.ofDistricts(db, [...Object.values(frame.place.districts), jurisdiction.division]) : []
  return <FindPage frame={frame} doors={{ ...doorsFor(c), ...asked }} seats={found} statewide={jurisdiction.division} />
}
