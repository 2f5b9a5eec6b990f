import type { Row } from '#platform/row.ts'

type Group = Row<'groups'>

export const groupKinds: Record<Group['kind'], string> = {
  chapter: 'Chapter', 'local-group': 'Local group', ally: 'Ally', 'standing-team': 'Standing team', 'action-team': 'Action team',
}

export const groupStatuses: Record<Group['status'], { word: string; tone: string }> = {
  applied: { word: 'Applied', tone: 'badge--careful' },
  forming: { word: 'Forming', tone: 'badge--careful' },
  affiliated: { word: 'Affiliated', tone: 'badge--right' },
  dormant: { word: 'Resting', tone: '' },
  closed: { word: 'Ended', tone: '' },
}

export const groupRoles: Record<Row<'group_members'>['role'], string> = { member: 'Member', organiser: 'Organizer', lead: 'Lead' }

/** "Arden and Winnick", "Harbor County", "Arden, Winnick and 3 more"; nothing where a group has no area. */
export function areaWords({ divisions, counties }: { divisions: { name: string }[]; counties: string[] }, most = 3): string {
  const names = [...counties.map((county) => `${county} County`), ...divisions.map(({ name }) => name)]
  const said = names.length > most + 1 ? [...names.slice(0, most), `${names.length - most} more`] : names
  return said.length > 1 ? `${said.slice(0, -1).join(', ')} and ${said.at(-1)}` : said.join('')
}

/** What stands beside the tick-free button: by joining, somebody agrees to this. */
export const joinPromise = (group: string) => `By joining I agree that ${group} writes to me by e-mail. I can leave with one click at the foot of any letter.`
