/** Milliseconds until it is done. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return Number((performance.now() - started).toFixed(1))
}

/** Nineteen of twenty are no longer than this. */
export const p95 = (values: readonly number[]) => values.toSorted((one, other) => one - other)[Math.ceil(values.length * 0.95) - 1] ?? NaN
