export type Day = { day: string; count: number }

const dayLength = 86_400_000

/** Every day from the first to `last` (ISO dates, both included), those between with nothing on them; at most the latest `limit`. */
export function everyDay(known: readonly Day[], last: string, limit = 60): Day[] {
  const counts = new Map(known.map(({ day, count }) => [day, count]))
  const end = Date.parse(last)
  const start = Math.max(Date.parse(known[0]?.day ?? last), end - (limit - 1) * dayLength)
  return Array.from({ length: Math.max(0, (end - start) / dayLength + 1) }, (_, at) => {
    const day = new Date(start + at * dayLength).toISOString().slice(0, 10)
    return { day, count: counts.get(day) ?? 0 }
  })
}
