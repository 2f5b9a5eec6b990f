/** How often something may happen: `burst` at once, then `perMinute` steadily. */
export type Limit = { burst: number; perMinute: number }
export type Verdict = 'fine' | 'near' | 'over'
export type Limits = { spend: (name: string, limit: Limit) => Verdict }

type Bucket = { left: number; at: number }

/**
 * Token buckets in memory, by name. 'near' when less than a quarter is left; 'over' spends nothing. Bounded: past `size` names the
 * longest unused is forgotten, so a flood of addresses costs memory that is stated here and no more (about 100 bytes a name).
 */
export function openLimits(now: () => number = Date.now, size = 50_000): Limits {
  const buckets = new Map<string, Bucket>()
  return {
    spend: (name, { burst, perMinute }) => {
      const at = now()
      const known = buckets.get(name)
      const left = known ? Math.min(burst, known.left + (Math.max(0, at - known.at) / 60_000) * perMinute) : burst
      buckets.delete(name)
      buckets.set(name, { left: left >= 1 ? left - 1 : left, at })
      if (buckets.size > size) buckets.delete(buckets.keys().next().value ?? name)
      if (left < 1) return 'over'
      return left - 1 < burst / 4 ? 'near' : 'fine'
    },
  }
}
