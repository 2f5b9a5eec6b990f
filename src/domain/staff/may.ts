export type Role = 'administrator' | 'organiser'
export type Actor = { id: string; name: string; email: string; role: Role }

const organisers = [
  'enter the office', 'read actions', 'draft actions', 'publish actions', 'read reports', 'hide notes', 'export reports', 'read the data page',
] as const
const administrators = ['invite staff', 'change roles', 'read the audit log', 'read letters'] as const

export type Deed = (typeof organisers)[number] | (typeof administrators)[number]

const allowed: Record<Role, ReadonlySet<string>> = {
  organiser: new Set(organisers),
  administrator: new Set([...organisers, ...administrators]),
}

/** The one place where it is decided who may do what. */
export function may(actor: Actor | undefined, deed: Deed): actor is Actor {
  return !!actor && allowed[actor.role].has(deed)
}
