const day = 86_400_000
const shape = /^(\d{4})-(0[1-9]|1[0-2])$/

/** A sheet of whole weeks, from Sunday to Saturday: days as in "2026-11-29". `until` is the day after the last. */
export type Sheet = { month: string; title: string; before: string; after: string; from: string; until: string; weeks: string[][] }

/** The sheet of a month, "2026-12"; undefined when it is none, or nobody could mean it. */
export function sheetOf(month: string): Sheet | undefined {
  const [, year, number] = shape.exec(month) ?? []
  if (!year || !number || Number(year) < 1970 || Number(year) > 2200) return undefined
  const first = Date.UTC(Number(year), Number(number) - 1, 1)
  const next = Date.UTC(Number(year), Number(number), 1)
  const from = first - new Date(first).getUTCDay() * day
  const count = Math.ceil((next - from) / day / 7)
  const weeks = Array.from({ length: count }, (_, week) => Array.from({ length: 7 }, (_day, at) => text(from + (week * 7 + at) * day)))
  return {
    month, weeks, from: text(from), until: text(from + count * 7 * day),
    title: new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', month: 'long', year: 'numeric' }).format(first),
    before: text(first - day).slice(0, 7), after: text(next).slice(0, 7),
  }
}

const text = (at: number) => new Date(at).toISOString().slice(0, 10)
