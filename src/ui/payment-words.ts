import type { Row } from '#platform/row.ts'

export const ways: Record<Row<'payments'>['provider'], string> = { stripe: 'by card through Stripe', actblue: 'through ActBlue', hand: 'by check or in cash' }

export const kinds: Record<Row<'membership_levels'>['kind'], { word: string; means: string }> = {
  dues: { word: 'Dues', means: 'A sum that everybody pays who chooses it.' },
  hardship: { word: 'Pay what you can', means: 'Any sum, also none. Nobody is asked why.' },
  free: { word: 'Free', means: 'Nothing to pay; a confirmed e-mail address is enough.' },
  granted: { word: 'Granted', means: 'Given by the office; nobody can choose it by themselves.' },
}

export const standings = { member: 'Member', grace: 'In grace', lapsed: 'Lapsed', none: 'Not a member' } as const
