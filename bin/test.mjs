// Everything that must hold, as named steps; the last line counts. A failed step counts as one failure and the others still run.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const bin = (name) => join(root, 'node_modules', '.bin', name)
const only = process.argv.slice(2)
const tally = { passed: 0, failed: 0, skipped: 0 }

const steps = only.length > 0 ? [] : [step('types', bin('tsc'), ['--noEmit']), step('lint', bin('oxlint'), ['--deny-warnings', 'src', 'test', 'bench', 'jurisdictions'])]
await suites(only)
for (const tell of await Promise.all(steps)) tell()
console.log(`\n${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped`)
process.exit(tally.failed > 0 ? 1 : 0)

/** Begins at once, beside the tests; what it has to say waits for the end. */
async function step(name, program, words) {
  const started = Date.now()
  const { status, said } = await run(program, words)
  const seconds = ((Date.now() - started) / 1000).toFixed(1)
  return () => {
    console.log(`${said}${status === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)`)
    tally[status === 0 ? 'passed' : 'failed']++
  }
}

async function run(program, words, stdio = 'pipe') {
  const child = spawn(program, words, { cwd: root, stdio: ['inherit', stdio, stdio] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (piece) => { said += piece })
  const status = await new Promise((resolve) => child.on('close', resolve).on('error', (error) => { said += `${error.message}\n`; resolve(1) }))
  return { status, said }
}

async function suites(names) {
  const folder = mkdtempSync(join(tmpdir(), 'commonweal-report-'))
  const report = join(folder, 'report.json')
  const { status } = await run(bin('node'), [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...names], 'inherit')
  if (existsSync(report)) {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, numFailedTestSuites } = JSON.parse(readFileSync(report, 'utf8'))
    tally.passed += numPassedTests
    tally.failed += numFailedTests
    tally.skipped += numPendingTests + numTodoTests
    if (status !== 0 && numFailedTests === 0) tally.failed += Math.max(1, numFailedTestSuites)
  } else tally.failed++
  rmSync(folder, { recursive: true, force: true })
}
