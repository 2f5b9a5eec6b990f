import { routes } from '#http/routes.ts'
import { calendarDay } from '#ui/day.tsx'
import { areaWords, groupKinds } from '#ui/group-words.ts'
import { Silhouette } from '#ui/silhouette.tsx'
import { count } from '#ui/words.ts'

export type CardGroup = {
  slug: string; name: string; kind: keyof typeof groupKinds; status: string; meets: string; ends_on: string | null
  members: number; divisions: { name: string }[]; counties: string[]
  /** Its area in a square of 100 by 100, and how far off it is in miles, where those are known. */
  outline?: string; miles?: number
}

/** A group among others, shown by the shape of its area. */
export function GroupCard({ group }: { group: CardGroup }) {
  const meets = group.meets && `meets ${group.meets.replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase())}`
  const facts = [distance(group.miles), groupKinds[group.kind] + until(group), areaWords(group), meets, group.members > 2 && count(group.members, 'neighbor')]
  return (
    <li class="group-card">
      {group.outline ? <Silhouette path={group.outline} /> : <svg class="silhouette" viewBox="0 0 100 100" aria-hidden="true"><circle class="silhouette__here" cx="50" cy="50" r="34" /></svg>}
      <div>
        <h3><a href={routes.site.group.href(group)}>{group.name}</a>{group.status === 'forming' && <> <span class="badge badge--careful">Forming</span></>}{group.status === 'closed' && <> <span class="badge">Ended</span></>}</h3>
        <p class="meta">{facts.filter(Boolean).join(' · ')}</p>
      </div>
    </li>
  )
}

export const GroupCards = ({ groups }: { groups: CardGroup[] }) => <ul class="group-list">{groups.map((group) => <GroupCard group={group} />)}</ul>

const distance = (miles?: number) => miles !== undefined && (miles < 0.5 ? 'in your town' : count(Math.max(1, Math.round(miles)), 'mile'))

const until = ({ ends_on, status }: CardGroup) => (ends_on && status !== 'closed' ? ` until ${calendarDay(ends_on)}` : '')
