const rooms = ['office', 'about', 'account', 'actions', 'events', 'groups', 'help', 'join', 'library', 'members', 'volunteer'].join('|')
const own = new RegExp(String.raw`^(?!.*\.\.)\/(?:${rooms})(?:[/?][\w\-./?&=%~+]*)?$`)

/** Where somebody wanted to go before they signed in: a path of ours, never another site, whatever the address said. */
export const nextPath = (asked: string | undefined): string | undefined => (asked && asked.length <= 500 && own.test(asked) ? asked : undefined)
