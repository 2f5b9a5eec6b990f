import type { Row } from '#platform/row.ts'

const lists: Record<string, string> = { newsletter: 'The weekly letter', volunteering: 'Calls for help' }

/** What a list of the consent ledger is called; a group's list is called by the group's name. */
export const switchWords = (list: string, group?: string): string =>
  lists[list] ?? (group ? `Letters of ${group}` : list.charAt(0).toUpperCase() + list.slice(1).replace(/[-:]/g, ' '))

export const channelWords: Record<Row<'consents'>['channel'], string> = { email: 'by e-mail', text: 'by text message', phone: 'by telephone', post: 'by post' }
