import type { Lack } from '#domain/actions/publishing.ts'

/** What an action lacks, as the end of "it needs …", and the field where it is mended. */
export const lackWords: Record<Lack, { words: string; field: string }> = {
  ask: { words: 'an ask', field: 'ask' },
  script: { words: 'a script', field: 'script' },
  office: { words: 'an office to address', field: 'office' },
  committee: { words: 'a committee to address', field: 'committee_id' },
  officials: { words: 'somebody picked to address', field: 'picked' },
  deadline: { words: 'a deadline that has not passed', field: 'closes_at' },
}
