/** For the whole organization. */
export type Role = 'administrator' | 'organiser' | 'editor' | 'auditor'
/** For a group and the groups below it. */
export type ScopeRole = 'organiser' | 'editor' | 'lead' | 'auditor'
export type Care = { groupId: number; role: ScopeRole }
export type Actor = { id: string; name: string; email: string; role: Role | null; personId: number | null; care: readonly Care[] }

const entering = ['enter the office'] as const
const readingPeople = ['read people', 'read segments', 'read volunteers', 'read groups'] as const
const readingAll = [...readingPeople, 'read actions', 'read reports', 'read the data page', 'read membership', 'read imports', 'read duplicates'] as const
const publishing = ['read actions', 'draft actions', 'publish actions', 'hide notes', 'export reports', 'write the platform', 'keep coalitions', 'keep the library', 'keep questions', 'read appreciations', 'publish events'] as const
const picturing = ['add pictures'] as const
const writing = ['write stories', 'write events', 'publish stories', 'edit pages', 'arrange the home page'] as const
const drafting = ['read actions', 'draft actions', 'write stories', 'write events'] as const
const leading = ['export people', 'run a group', 'call for help', 'write to people'] as const
const organising = [
  'edit people', 'tag people', 'import people', 'merge people', 'save segments', 'review groups', 'approve teams', 'record payments', 'grant membership',
] as const
const administering = [
  'invite staff', 'change roles', 'read the audit log', 'read letters', 'look after letters', 'define fields',
  'undo imports', 'forget people', 'set retention', 'set levels', 'change settings', 'route messages',
] as const

export type Deed = (typeof entering | typeof readingAll | typeof publishing | typeof picturing | typeof writing | typeof leading | typeof organising | typeof administering)[number]

const organiser = [...entering, ...readingAll, ...publishing, ...picturing, ...writing, ...leading, ...organising]
const whole: Record<Role, ReadonlySet<Deed>> = {
  administrator: new Set<Deed>([...organiser, ...administering]),
  organiser: new Set<Deed>(organiser),
  editor: new Set<Deed>([...entering, ...publishing, ...picturing, ...writing, 'read reports', 'read groups']),
  auditor: new Set<Deed>([...entering, ...readingAll, 'read the audit log', 'read letters']),
}
const within: Record<ScopeRole, ReadonlySet<Deed>> = {
  organiser: new Set<Deed>([...entering, ...readingPeople, ...picturing, ...leading, ...drafting]),
  lead: new Set<Deed>([...entering, ...readingPeople, ...picturing, ...leading, ...drafting]),
  editor: new Set<Deed>([...entering, ...picturing, ...drafting, 'read groups', 'run a group']),
  auditor: new Set<Deed>([...entering, ...readingPeople, 'read actions']),
}

/** The one place where it is decided who may do what; about a group's affairs, say which group. Whom they may do it with, `scope.reachOf` tells. */
export function may(actor: Actor | undefined, deed: Deed, groupId?: number): actor is Actor {
  if (!actor) return false
  if (actor.role && whole[actor.role].has(deed)) return true
  return actor.care.some((care) => within[care.role].has(deed) && (groupId === undefined || care.groupId === groupId))
}

/** All that they may do, everywhere or for some group. */
export function deedsOf({ role, care }: Pick<Actor, 'role' | 'care'>): ReadonlySet<Deed> {
  return new Set([...(role ? whole[role] : []), ...care.flatMap((one) => [...within[one.role]])])
}
