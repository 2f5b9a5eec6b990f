import type { Row } from '#platform/row.ts'

type Action = Row<'actions'>

export const count = (number: number, noun: string, plural = `${noun}s`) => `${number.toLocaleString('en-US')} ${number === 1 ? noun : plural}`

export const kindNouns: Record<Action['kind'], string> = { call: 'call', email: 'e-mail', letter: 'letter' }
export const kindVerbs: Record<Action['kind'], string> = { call: 'Call', email: 'E-mail', letter: 'Write to' }

export const outcomes: Record<Row<'reports'>['outcome'], string> = {
  'spoke-legislator': 'Spoke to the legislator',
  'spoke-staff': 'Spoke to staff',
  voicemail: 'Left a voicemail',
  'no-answer': 'Busy or no answer',
  emailed: 'E-mailed',
  mailed: 'Posted a letter',
  skipped: 'Skipped',
}

export const stances: Record<NonNullable<Row<'reports'>['stance']>, { word: string; sign: string }> = {
  supports: { word: 'Supports', sign: 'supports' },
  'leans-for': { word: 'Leans for', sign: 'leans-for' },
  undecided: { word: 'Undecided', sign: 'undecided' },
  'leans-against': { word: 'Leans against', sign: 'leans-against' },
  opposes: { word: 'Opposes', sign: 'opposes' },
  'would-not-say': { word: 'Would not say', sign: 'silent' },
}

/** Whom an action addresses, as the end of "Call …". */
export function addressees({ addresses, office }: Pick<Action, 'addresses' | 'office'>): string {
  const words: Record<Action['addresses'], string> = {
    representative: 'my representative',
    senator: 'my senator',
    legislators: 'my legislators',
    'congress-member': 'my member of Congress',
    'us-senators': 'both U.S. senators',
    office: `the ${(office ?? 'office').replaceAll('-', ' ')}`,
    committee: 'the committee',
    picked: 'the people who decide',
  }
  return words[addresses]
}

/** "Your state senator", "Your U.S. representative". */
export const yourTitle = (title: string) => `Your ${title.toLowerCase().replace('u.s.', 'U.S.')}`

export const entries = <Key extends string, Value>(words: Record<Key, Value>): [Key, Value][] =>
  Object.keys(words).filter((key): key is Key => key in words).map((key) => [key, words[key]])
