// Everything that must hold, as named steps; the last line counts. A failed step counts as one failure and the others still run.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const bin = (name) => join(root, 'node_modules', '.bin', name)
const only = process.argv.slice(2)
const tally = { passed: 0, failed: 0, skipped: 0 }

if (only.length === 0) {
  step('types', bin('tsc'), ['--noEmit'])
  step('lint', bin('oxlint'), ['--deny-warnings', 'src', 'test', 'bench', 'jurisdictions'])
}
suites(only)
console.log(`\n${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped`)
process.exit(tally.failed > 0 ? 1 : 0)

function step(name, program, words) {
  const started = Date.now()
  const { status } = spawnSync(program, words, { cwd: root, stdio: 'inherit' })
  console.log(`${status === 0 ? 'ok  ' : 'FAIL'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`)
  tally[status === 0 ? 'passed' : 'failed']++
}

function suites(names) {
  const folder = mkdtempSync(join(tmpdir(), 'commonweal-report-'))
  const report = join(folder, 'report.json')
  const { status } = spawnSync(bin('node'), [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...names], { cwd: root, stdio: 'inherit' })
  if (existsSync(report)) {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, numFailedTestSuites } = JSON.parse(readFileSync(report, 'utf8'))
    tally.passed += numPassedTests
    tally.failed += numFailedTests
    tally.skipped += numPendingTests + numTodoTests
    if (status !== 0 && numFailedTests === 0) tally.failed += Math.max(1, numFailedTestSuites)
  } else tally.failed++
  rmSync(folder, { recursive: true, force: true })
}
