import { type Logger, pino } from 'pino'
import type { Settings } from '#platform/settings.ts'

export type Log = Logger

/** One JSON object a line. Nobody's name, address, e-mail or network address is ever a field of it. */
export function openLog({ LOG_LEVEL }: Pick<Settings, 'LOG_LEVEL'>): Log {
  return pino({ level: LOG_LEVEL, base: null, timestamp: pino.stdTimeFunctions.isoTime })
}
