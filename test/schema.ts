import { execFileSync } from 'node:child_process'
import { openPool } from '#platform/database.ts'
import { migrate } from '#platform/migrations.ts'
import { withScratchDatabase } from './scratch.ts'

await withScratchDatabase(async (url) => {
  const pool = openPool(url, () => undefined)
  await migrate(pool)
  await pool.end()
  const mapping = JSON.stringify({ int8: 'number', date: 'string', timestamp: 'string' })
  const words = ['--dialect', 'postgres', '--url', url, '--out-file', 'src/platform/schema.ts', '--numeric-parser', 'number',
    '--type-mapping', mapping, '--default-schema', 'public', '--include-pattern', 'public.*', ...process.argv.slice(2)]
  execFileSync('node_modules/.bin/kysely-codegen', words, { stdio: 'inherit' })
})
