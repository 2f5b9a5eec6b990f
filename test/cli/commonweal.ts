import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

export type Ran = { code: number | null; signal: NodeJS.Signals | null; out: string; err: string }

const root = join(import.meta.dirname, '../..')

/** A folder of this test file's own, and in it the home of an installation. */
export const folder = await mkdtemp(join(tmpdir(), 'commonweal-cli-'))
export const home = join(folder, 'home')
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Runs bin/commonweal as an operator does. */
export async function commonweal(words: string[], env: Record<string, string>, input: Buffer | string = ''): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(join(root, 'bin/commonweal'), words, { env: { ...process.env, COMMONWEAL_DATA: '', COMMONWEAL_HOME: home, ...env } })
    const ran = { out: '', err: '' }
    child.stdout.on('data', (piece) => { ran.out += piece })
    child.stderr.on('data', (piece) => { ran.err += piece })
    child.stdin.on('error', () => undefined)
    child.stdin.end(input)
    child.on('error', reject)
    child.on('close', (code, signal) => resolve({ code, signal, ...ran }))
  })
}

export async function given(name: string, text: string): Promise<string> {
  await writeFile(join(folder, name), text)
  return join(folder, name)
}
