// Runs before start and test, under whatever Node the machine has: installs the exact dependencies when the lock file has changed
// since the last time, and with --for-tests also the tools of the tests and a Chromium for the browser walks. Depends on nothing.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..')
const stamp = join(root, 'node_modules', '.prepared')
const lock = createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).update(`${process.platform} ${process.arch}`).digest('hex')

const forTests = process.argv.includes('--for-tests')
const have = existsSync(stamp) ? readFileSync(stamp, 'utf8') : ''

if (have !== `${lock} all` && (forTests || have !== lock)) {
  console.log('Installing what the program needs (only after a change) …')
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error', ...(forTests ? [] : ['--omit=dev'])], 'The dependencies could not be installed; see above.')
  writeFileSync(stamp, forTests ? `${lock} all` : lock)
}

if (forTests && !chromium()) {
  const isRoot = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
  if (isRoot) {
    console.log('Installing Chromium for the browser walks …')
    const quiet = ['-qq', '-o', 'Dpkg::Use-Pty=0']
    spawnSync('apt-get', ['update', ...quiet], { stdio: 'ignore' })
    spawnSync('apt-get', ['install', '-y', ...quiet, 'chromium'], { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
  }
  if (!chromium()) console.log('No Chromium was found: the browser walks will be counted as skipped. Install Debian’s "chromium", or set CHROMIUM to one.')
}

function chromium() {
  return [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => path && existsSync(path))
}

function run(program, words, complaint) {
  const { status } = spawnSync(program, words, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' })
  if (status === 0) return
  console.error(complaint)
  process.exit(1)
}
