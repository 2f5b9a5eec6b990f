import { readSettings, type Settings } from '#platform/settings.ts'
import { timeZoneOf } from '#time-zone.ts'

/** The operator's settings, or the end of the program with a sentence for each that is wrong. From here on it keeps the jurisdiction's time. */
export async function enter(): Promise<Settings> {
  const read = readSettings(process.env)
  if (!read.ok) return leave(read.wrong.join('\n'), 2)
  process.env.TZ = await timeZoneOf(read.settings).catch((error: Error) => leave(error.message, 2))
  return read.settings
}

/** Ends the program with a sentence and no stack: for what the operator can mend. */
export function leave(sentence: string, code = 1): never {
  console.error(sentence)
  process.exit(code)
}

/** Ctrl-C and the machine's own request to stop: everything is put away once, then the program ends. */
export function leaveOnSignal(close: () => Promise<void>) {
  let leaving = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, async () => {
      if (leaving) return
      leaving = true
      await close()
      process.exit(0)
    })
  }
}
