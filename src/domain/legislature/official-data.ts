import { readFile } from 'node:fs/promises'
import { type Found, officialFiles } from '#domain/legislature/arrivals/found-files.ts'
import * as imports from '#domain/legislature/arrivals/imports.ts'
import { hasChanged, type Tally } from '#domain/legislature/arrivals/tally.ts'
import { type Desk, takeAddresses, takeBoundaries, takePrecincts, takeRosters } from '#domain/legislature/importing.ts'

type Say = (sentence: string) => void

/**
 * Reads by itself the official files that lie in a folder, each once. Lists of officials are taken in the order of their age; one whose
 * age nobody knows counts as old. Boundaries and addresses only fill what is missing: of several files for one layer the first by name
 * is taken, and what somebody imported by hand is never replaced.
 */
export async function readFolder(desk: Desk, folder: string, today: string, say: Say): Promise<void> {
  const lost = lostKinds(desk)
  const fresh = await officialFiles(folder, desk.atlas.jurisdiction, (hashes) => imports.readBefore(desk.db, hashes, lost))
  const drawn = firstOfEachLayer(fresh, desk.atlas.districts?.layers.map(({ key }) => key) ?? [])

  await attempt(desk, fresh.filter(({ kind }) => kind === 'roster'), say, 'lists of officials', async (files) => {
    const texts = await Promise.all(files.map(async ({ path, name }) => ({ name, text: await readFile(path, 'utf8') })))
    return takeRosters(desk, ['officials', 'committees'], texts, { today, undated: 'unknown' })
  })
  await attempt(desk, fresh.filter(({ kind }) => kind === 'precincts'), say, 'precincts', async (files) =>
    takePrecincts(desk, await Promise.all(files.map(async ({ path, name }) => ({ name, text: await readFile(path, 'utf8') })))))
  await attempt(desk, drawn, say, 'boundaries', async (files) =>
    takeBoundaries(desk, await Promise.all(files.map(async ({ path, name }) => ({ name, bytes: await readFile(path) })))))
  for (const { name, path, hash, kind, ...rest } of fresh) {
    if (kind !== 'boundaries' || drawn.some((one) => one.path === path)) continue
    say(`${name} was passed over: the layer “${'layer' in rest ? rest.layer : ''}” is there already. To use it instead: bin/commonweal import boundaries ${path}`)
    await imports.remember(desk.db, { hash, kind, name })
  }
  if (desk.atlas.addresses) return
  await attempt(desk, fresh.filter(({ kind }) => kind === 'addresses'), say, 'addresses', async (files) =>
    takeAddresses(desk, files.map(({ path }) => path), { read: () => undefined, refuse: () => undefined }))
}

/** Boundaries and addresses stand in files, which may have gone while the database remembers that they were read. */
function lostKinds({ atlas }: Desk): string[] {
  const isWhole = atlas.jurisdiction.layers.every(({ key }) => atlas.districts?.layers.some((layer) => layer.key === key))
  return [...(isWhole ? [] : ['boundaries']), ...(atlas.addresses ? [] : ['addresses'])]
}

function firstOfEachLayer(found: readonly Found[], there: readonly string[]): Found[] {
  const drawn = found.filter((file) => file.kind === 'boundaries' && !there.includes(file.layer))
  return [...new Map(drawn.toReversed().map((file) => [file.kind === 'boundaries' ? file.layer : '', file])).values()].toReversed()
}

async function attempt({ db }: Desk, files: Found[], say: Say, what: string, take: (files: Found[]) => Promise<Tally>) {
  if (files.length === 0) return
  const names = files.map(({ name }) => name).join(', ')
  try {
    const tally = await take(files)
    for (const { hash, kind, name } of files) await imports.remember(db, { hash, kind, name })
    if (hasChanged(tally)) say(`Read ${what} from ${names}.`)
  } catch (error) {
    say(`The ${what} in ${names} were not read: ${error instanceof Error ? error.message : String(error)}`)
  }
}
