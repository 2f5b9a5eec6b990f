import { readdirSync } from 'node:fs'
import { NotReady, report, type Figure } from './report.ts'

const ending = '-bench.ts'
const benches = readdirSync(import.meta.dirname).filter(file => file.endsWith(ending)).map(file => file.slice(0, -ending.length))
const name = process.argv[2] ?? ''

if (!benches.includes(name)) {
  console.error(`Say which bench to run: npm run bench -- NAME\nThere are: ${benches.join(', ')}`)
  process.exit(2)
}

try {
  const bench: { run: () => Promise<Figure[]> } = await import(`./${name}${ending}`)
  report(name, await bench.run())
} catch (error) {
  if (!(error instanceof NotReady)) throw error
  console.error(error.message)
  process.exit(2)
}
