import { setTimeout as after } from 'node:timers/promises'
import { Logger, run, type Task, type TaskList } from 'graphile-worker'
import type { Pool } from 'pg'
import { z } from 'zod'
import { answering, isAway } from '#platform/away.ts'
import type { Log } from '#platform/log.ts'

export type Worker = { close: () => Promise<void> }

const seconds = 1000
const crontab = `
  * * * * * resume-imports
  * * * * * event-rounds
  */5 * * * * fetch-returns ?queue=fetch-returns&max=1
  * * * * * send-mailings
  23 * * * * help-rounds
  43 * * * * follow-calendars
  5 3 * * * search-duplicates
  17 4 * * * sweep
  41 4 * * * forget
  53 4 * * * lay-out-times
  37 5 * * * tend-groups
  11 6 * * * membership-day
  0 7 * * 2 draft-digest
`
const failureShape = z.object({
  job: z.object({ task_identifier: z.string(), attempts: z.number() }),
  error: z.object({ name: z.string().optional() }).optional(),
})

/**
 * Does what waits in the queue, woken by the database. Work that fails because the database is away fails when it is back, so that it can be
 * written down; a worker that gave up is followed by another. `close` lets the work under way end, but waits no longer than eight seconds for it.
 */
export async function startWorker({ pool, log, tasks }: { pool: Pool; log: Log; tasks: TaskList }): Promise<Worker> {
  const patient = Object.fromEntries(Object.entries(tasks).flatMap(([name, task]) => (task ? [[name, patiently(pool, task)] as const] : [])))
  const begin = () => run({
    pgPool: pool, taskList: patient, crontab, concurrency: 3, pollInterval: 5 * seconds, noHandleSignals: true,
    gracefulShutdownAbortTimeout: 5 * seconds,
    logger: new Logger(() => (level, _message, meta) => report(log, level, meta)),
  })
  let runner = await begin()
  const closing = new AbortController()
  /** The queue does not wait for its own note of how a piece of work ended. Lost with the database, the note is missed and the work done once more later. */
  const missNote = (error: unknown) => {
    if (!isAway(error)) throw error
    log.error('how a piece of work ended could not be written down')
  }
  process.on('unhandledRejection', missNote)
  const tend = async () => {
    while (!closing.signal.aborted) {
      await runner.promise.catch((error: Error) => log.error({ error: { name: error.name } }, 'the worker stopped'))
      if (closing.signal.aborted) return
      await after(5 * seconds, undefined, { ref: false })
      runner = await begin().catch(() => runner)
      if (closing.signal.aborted) await runner.stop().catch(() => undefined)
    }
  }
  void tend()
  return {
    close: () => {
      closing.abort()
      return Promise.race([runner.stop().catch(() => undefined), after(8 * seconds, undefined, { ref: false })]).finally(() => process.off('unhandledRejection', missNote))
    },
  }
}

const patiently = (pool: Pool, task: Task): Task => async (payload, helpers) => {
  try {
    return await task(payload, helpers)
  } catch (error) {
    await answering(pool)
    throw error
  }
}

/** The worker's own messages may quote what it works on, so only which task failed, and how often, goes into the log. */
function report(log: Log, level: string, meta: unknown) {
  const failed = failureShape.safeParse(meta)
  if (failed.success && failed.data.error) {
    const { job, error } = failed.data
    return log.warn({ task: job.task_identifier, attempt: job.attempts, error: error?.name }, 'a piece of work failed')
  }
  if (level === 'error') log.error('the worker met an error')
}
