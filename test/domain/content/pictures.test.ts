import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import * as pictures from '#domain/content/pictures.ts'
import { db, home, settings } from '../../house.ts'
import { until } from '../../real-server.ts'

const hashes = { orphan: 'a', fresh: 'b', shelved: 'c', let: 'd' }
const hashOf = (name: keyof typeof hashes) => hashes[name].repeat(32)
const yesterday = new Date(Date.now() - 25 * 3600 * 1000)

async function lay(folder: string, name: string, at: Date) {
  await mkdir(join(home, 'files', folder), { recursive: true })
  await writeFile(join(home, 'files', folder, name), name)
  await utimes(join(home, 'files', folder, name), at, at)
}
const row = (name: keyof typeof hashes, shelved: boolean) => db.insertInto('pictures').values({ hash: hashOf(name), alt: name, width: 480, height: 300, bytes: 1, shelved, sender: 'Ed' }).execute()

test('in the night goes what belongs to nothing for a day, and what nothing shows and nobody shelved', async () => {
  for (const name of ['orphan', 'shelved', 'let'] as const) await lay('pictures', `${hashOf(name)}-480.jpg`, yesterday)
  await lay('pictures', `${hashOf('fresh')}-480.jpg`, new Date())
  await lay('incoming', 'broke-off', yesterday)
  await lay('incoming', 'on-its-way', new Date())
  await row('shelved', true)
  await row('let', false)
  await pictures.sweep(db, settings)
  expect((await readdir(join(home, 'files/pictures'))).toSorted()).toEqual([`${hashOf('fresh')}-480.jpg`, `${hashOf('shelved')}-480.jpg`])
  expect(await readdir(join(home, 'files/incoming'))).toEqual(['on-its-way'])
  expect((await db.selectFrom('pictures').select('alt').execute()).map(({ alt }) => alt)).toEqual(['shelved'])
})

test('whoever tidies waits for whoever adds the same picture', async () => {
  const made = { hash: hashOf('let'), width: 480, height: 300, bytes: 1, folder: 'made-now' }
  await lay('incoming/made-now', `${made.hash}-480.jpg`, new Date())
  const actor = await db.insertInto('users').values({ name: 'Ed', email: 'ed@tidewater.example', role: 'editor' }).returning(['id', 'name']).executeTakeFirstOrThrow()
  let tidying: Promise<void> | undefined
  await db.transaction().execute(async (tx) => {
    await pictures.add(tx, actor, settings, made, { alt: 'Added', credit: '' }, { shelved: true })
    tidying = pictures.tidy(db, settings, made.hash)
    await until(async () => (await sql`select from pg_locks where locktype = 'advisory' and not granted`.execute(db)).rows.length > 0, 5_000)
  })
  await tidying
  expect(await readdir(join(home, 'files/pictures'))).toContain(`${made.hash}-480.jpg`)
})

test.each([['no words', { alt: '' }], ['words without end', { alt: 'x'.repeat(501) }], ['a strange name', { hash: '../../x' }], ['no width', { width: 0 }]])('the database keeps no picture with %s', async (_about, wrong) => {
  const right = { hash: hashOf('orphan'), alt: 'x', width: 1, height: 1, bytes: 1, sender: 'Ed' }
  await expect(db.insertInto('pictures').values({ ...right, ...wrong }).execute()).rejects.toThrow('violates check constraint')
})
