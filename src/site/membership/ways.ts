import type { Settings } from '#platform/settings.ts'

export type Way = 'card' | 'actblue'

/** How dues can be paid here: what the operator has keys for. */
export const waysOpen = ({ STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET, ACTBLUE_LINK }: Settings): Way[] => [
  ...(STRIPE_SECRET_KEY && STRIPE_WEBHOOK_SECRET ? ['card' as const] : []),
  ...(ACTBLUE_LINK ? ['actblue' as const] : []),
]
