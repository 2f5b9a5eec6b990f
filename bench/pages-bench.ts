import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync, writeFileSync } from 'node:fs'
import { get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { routes } from '#http/routes.ts'
import { installation } from '../test/real-server.ts'
import { type Load, load, node, onCore } from './load.ts'
import { against, type Figure, median } from './report.ts'

const rounds = 5
const seconds = 3
const gzip = { 'accept-encoding': 'gzip' }

/**
 * The page of an action, compressed: as everybody gets it (from the page cache), and made anew for somebody whose cookie remembers a
 * town, against a bare node:http server that sends the same bytes and headers. Servers and database on core 0, the asking on core 1.
 */
export async function run(): Promise<Figure[]> {
  const server = await installation({ LOG_LEVEL: 'error' }, onCore(0))
  await server.start()
  const url = server.origin + await anAction(server.origin)
  const cookie = await placeCookie(server.origin)
  const bare = await bareServer(url)
  try {
    const kinds = {
      cached: () => load(server.pid(), url, gzip, seconds),
      bare: () => load(bare.pid, bare.url, gzip, seconds),
      uncached: () => load(server.pid(), url, { ...gzip, cookie }, seconds),
    }
    const figures: Record<keyof typeof kinds, Load[]> = { cached: [], bare: [], uncached: [] }
    for (const warm of [kinds.cached, kinds.bare, kinds.uncached]) await warm()
    for (let round = 0; round < rounds; round++) {
      for (const kind of ['cached', 'bare', 'uncached'] as const) figures[kind].push(await kinds[kind]())
    }
    const middle = (kind: keyof typeof kinds, field: keyof Load) => median(figures[kind].map((one) => one[field]))
    return [
      against({ name: 'cached', value: middle('cached', 'perSecond'), unit: 'requests/s' }, 'bare node:http', middle('bare', 'perSecond')),
      against({ name: 'cached_per_cpu_second', value: middle('cached', 'perCpuSecond'), unit: 'requests' }, 'bare node:http', middle('bare', 'perCpuSecond')),
      against({ name: 'cached_p99', value: middle('cached', 'p99'), unit: 'ms' }, 'bare node:http', middle('bare', 'p99')),
      against({ name: 'uncached_with_place_cookie', value: middle('uncached', 'perSecond'), unit: 'requests/s' }, 'bare node:http', middle('bare', 'perSecond')),
      { name: 'uncached_with_place_cookie_per_cpu_second', value: middle('uncached', 'perCpuSecond'), unit: 'requests' },
      { name: 'uncached_with_place_cookie_p99', value: middle('uncached', 'p99'), unit: 'ms' },
    ]
  } finally {
    bare.close()
    await server.remove()
  }
}

async function anAction(origin: string) {
  const page = await (await fetch(origin + routes.site.actions.href())).text()
  return /href="(\/actions\/[a-z0-9-]+)"/.exec(page)?.[1] ?? ''
}

async function placeCookie(origin: string) {
  const answer = await fetch(origin + routes.site.place.href(), { method: 'POST', redirect: 'manual', headers: { origin }, body: new URLSearchParams({ door: 'town', town: 'Amherst' }) })
  const cookie = answer.headers.getSetCookie().find((one) => one.startsWith('place='))?.split(';')[0]
  if (!cookie) throw new Error(`no town was remembered: ${answer.status}`)
  return cookie
}

async function bareServer(url: string) {
  const [answer] = await once(get(url, { headers: gzip }), 'response')
  const body = await buffer(answer)
  const own = new Set(['date', 'connection', 'keep-alive'])
  const raw: string[] = answer.rawHeaders
  const headers = raw.filter((_word, at) => !own.has((raw[at - (at % 2)] ?? '').toLowerCase()))
  const file = join(tmpdir(), `commonweal-bare-${process.pid}.json`)
  writeFileSync(file, JSON.stringify({ headers, body: body.toString('base64') }))

  const words = [...onCore(0), node, '--import', 'tsx', join(import.meta.dirname, 'bare-server.ts'), file]
  const child: ChildProcess = spawn(words[0] ?? node, words.slice(1), { stdio: ['ignore', 'pipe', 'inherit'] })
  const [port] = child.stdout ? await once(child.stdout, 'data') : ['']
  rmSync(file)
  return { url: `http://127.0.0.1:${String(port).trim()}/`, pid: child.pid ?? NaN, close: () => child.kill() }
}
