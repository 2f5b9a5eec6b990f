import { randomInt } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'

/** Below the ports that outgoing connections are given, so that none of those takes it while its owner is down. */
const range = [20_000, 32_000] as const

/** The folder's own port: the same as last time unless a stranger sits there now. */
export async function portFor(folder: string): Promise<number> {
  const file = join(folder, 'port')
  const known = Number(await readFile(file, 'utf8').catch(() => ''))
  if (known && await isFree(known)) return known
  const port = await freePort()
  await writeFile(file, String(port))
  return port
}

export async function freePort(): Promise<number> {
  const port = randomInt(...range)
  return await isFree(port) ? port : freePort()
}

export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer().once('error', () => resolve(false)).listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
}
