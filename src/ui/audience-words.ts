import type { Row } from '#platform/row.ts'

/** Whom people are asked to reach, as somebody says it who does not know how we look officials up. */
export const audiences: Record<Row<'actions'>['addresses'], string> = {
  representative: 'Everybody’s own state representative',
  senator: 'Everybody’s own state senator',
  legislators: 'Both: their representative and their senator',
  committee: 'The members of a committee',
  'congress-member': 'Everybody’s own member of Congress',
  'us-senators': 'Both U.S. senators',
  office: 'The governor or another statewide officer',
  picked: 'Somebody else',
}
