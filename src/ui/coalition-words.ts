import type { Coalition } from '#domain/agenda/coalitions.ts'

export const statusWords: Record<Coalition['status'], string> = { active: 'At work', paused: 'Paused', ended: 'Ended' }
