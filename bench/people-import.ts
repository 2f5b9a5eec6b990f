import { fork } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { csvLine } from '#engines/csv/csv.ts'
import { generatePeople } from './million-people.ts'
import type { Ground } from './people-ground.ts'
import type { Done, Work } from './people-import-hand.ts'
import { against, type Figure } from './report.ts'

const columns = ['first_name', 'last_name', 'email', 'phone', 'address', 'city', 'zip', 'tags', 'language', 'source']

/**
 * People of a file taken in each second, with history, places and matching, against the same file parsed, its phones read, copied and
 * upserted by e-mail in one statement by hand, into the same table with the same indexes; then the import taken back. Each in a
 * process of its own, on a PostgreSQL with durable writes, in databases made alike.
 */
export async function peopleImport({ count, empty }: Ground): Promise<Figure[]> {
  const home = await mkdtemp(join(tmpdir(), 'people-import-'))
  const file = join(home, 'people.csv')
  try {
    await write(file, count)
    const hand = await empty(({ url }) => work({ kind: 'by-hand', file, url, home }))
    const [ours, undo] = await empty(async ({ url }) => [await work({ kind: 'import', file, url, home }), await work({ kind: 'undo', file, url, home })] as const)
    const rate = ({ seconds }: Done) => Math.round(count / seconds)
    return [
      against({ name: 'import', value: rate(ours), unit: 'rows/s' }, 'parsed, copied and upserted by hand', rate(hand)),
      { name: 'import_memory', value: ours.megabytes, unit: 'MB at most' },
      { name: 'import_undo', value: Number(undo.seconds.toFixed(1)), unit: 's' },
    ]
  } finally {
    await rm(home, { recursive: true, force: true })
  }
}

async function write(file: string, count: number) {
  const people = await generatePeople(7, count)
  const lines = function* () {
    yield csvLine(columns)
    for (const one of people) yield csvLine([one.given_name, one.family_name, one.email, one.phone.replace(/^\+1(\d{3})(\d{3})/, '($1) $2-'), one.street, one.locality, one.postcode, one.tags.join(', '), one.language, one.source])
  }
  await pipeline(Readable.from(lines()), createWriteStream(file))
}

async function work(task: Work): Promise<Done> {
  const hand = fork(join(import.meta.dirname, 'people-import-hand.ts'), [JSON.stringify(task)], { execArgv: ['--import', 'tsx'] })
  const [done]: Done[] = await once(hand, 'message')
  if (!done) throw new Error(`${task.kind} told nothing`)
  return done
}
