import { spawn, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { join } from 'node:path'
import { z } from 'zod'

const root = join(import.meta.dirname, '..')
export const node = join(root, 'node_modules/.bin/node')

/** A command on one core of its own, where the machine can do that. */
export const onCore = (core: number) => (spawnSync('taskset', ['-c', String(core), 'true']).status === 0 ? ['taskset', '-c', String(core)] : [])

const resultShape = z.object({ non2xx: z.number(), errors: z.number(), requests: z.object({ average: z.number(), total: z.number() }), latency: z.object({ p99: z.number() }) })
/** `perCpuSecond`: answers for each second that the server itself computed, which other programs on the machine do not change. */
export type Load = { perSecond: number; perCpuSecond: number; p99: number }

/** Asks the server `pid` for one address from forty connections on core 1, by a process of its own. Anything but answers with 200 is an error. */
export async function load(pid: number, url: string, headers: Record<string, string>, seconds: number): Promise<Load> {
  const named = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}=${value}`])
  const words = [...onCore(1), node, join(root, 'node_modules/autocannon/autocannon.js'), '-j', '-c', '40', '-d', String(seconds), ...named, url]
  const before = cpuSeconds(pid)
  const child = spawn(words[0] ?? node, words.slice(1), { stdio: ['ignore', 'pipe', 'ignore'] })
  const [said] = await Promise.all([text(child.stdout), once(child, 'exit')])
  const { requests, latency, non2xx, errors } = resultShape.parse(JSON.parse(said))
  if (non2xx || errors) throw new Error(`${url}: ${non2xx} answers were not 200, ${errors} failed`)
  return { perSecond: Math.round(requests.average), perCpuSecond: Math.round(requests.total / (cpuSeconds(pid) - before)), p99: latency.p99 }
}

/** Linux only (proc(5): utime and stime, in hundredths of a second); elsewhere not a number. */
function cpuSeconds(pid: number) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    return (Number(fields[11]) + Number(fields[12])) / 100
  } catch {
    return NaN
  }
}
