import type { Day } from '#engines/membership/days.ts'

export type Payer = { name: string; email: string }

/**
 * What a provider tells of money, in words that are the same for all of them. Sums in cents. `id` and `contract` are the provider's;
 * `joining` is the key we gave along. A payment may have further names (`aliases`), by which a refund may speak of it.
 */
export type Tiding =
  | { kind: 'paid'; id: string; aliases: string[]; contract?: string; joining?: string; cents: number; currency: string; at: Date; period?: { from: Day; until: Day }; payer: Payer }
  | { kind: 'alias'; id: string; alias: string }
  /** `cents`: all that has gone back of it so far. */
  | { kind: 'refunded'; alias: string; cents: number; at: Date }
  | { kind: 'contract'; contract: string; joining?: string; became: 'running' | 'failed' | 'ended'; at: Date; payer?: Payer }

export type Told = { id: string; name: string; tidings: Tiding[] }
