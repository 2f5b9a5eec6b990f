import type { Counted } from '#domain/audiences/mailings.ts'

const words: Record<Counted['stage'], string> = { draft: 'Draft', waiting: 'Waiting to leave', leaving: 'Leaving', gone: 'Sent', cancelled: 'Cancelled' }

export const StageBadge = ({ stage }: Pick<Counted, 'stage'>) => <span class={`badge ${stage === 'gone' ? 'badge--right' : stage === 'waiting' ? 'badge--careful' : ''}`}>{words[stage]}</span>
