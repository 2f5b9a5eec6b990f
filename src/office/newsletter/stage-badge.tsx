import type { Mailing } from '#domain/newsletter/mailings.ts'
import { mailingStages } from '#ui/mailing-words.ts'

export const StageBadge = ({ stage }: Pick<Mailing, 'stage'>) => <span class={`badge ${mailingStages[stage].tone}`}>{mailingStages[stage].word}</span>
