import * as groups from '#domain/groups/groups.ts'
import * as rolls from '#domain/groups/rolls.ts'
import * as staff from '#domain/staff/staff.ts'
import { room } from '#http/context.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { WhoWeArePage } from '#site/who-we-are/who-we-are-page.tsx'

export const whoWeAreRoutes = room()

/** Composed of what the rooms show of themselves: teams as their own pages do, and of those who work here whoever chose to be shown. */
whoWeAreRoutes.get(routes.site.whoWeAre.pattern, async (c) => {
  const { db, frame } = c.var
  const all = (await groups.list(db)).filter(groups.isTeam)
  const [leads, shown] = await Promise.all([rolls.leadNames(db, all.map(({ id }) => id)), staff.shown(db)])
  const teams = all.map((team) => ({ ...team, leads: leads.get(team.id) ?? [] }))
  return show(c, <WhoWeArePage frame={frame} teams={teams} staff={shown} />)
})
