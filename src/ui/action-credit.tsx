import type { LiveAction } from '#domain/actions/publishing.ts'
import { routes } from '#http/routes.ts'

type Credited = Pick<LiveAction, 'group' | 'credit'>

/** Whom an action comes from: a group of ours, or an ally. Nothing when it is the organization's own. */
export function creditWords({ group, credit }: Credited): string | undefined {
  return group ? `From ${group.name}` : credit ? `Submitted by ${credit}` : undefined
}

/** The same on the action's own page, where a group can be looked at. */
export function ActionCredit({ action: { group, credit } }: { action: Credited }) {
  if (group) return <p class="meta">From <a href={routes.site.group.href(group)}>{group.name}</a></p>
  return credit ? <p class="meta">Submitted by {credit}</p> : null
}
