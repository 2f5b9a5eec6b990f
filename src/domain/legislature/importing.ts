import type { Atlas } from '#engines/atlas.ts'
import type { Refusal } from '#engines/rosters/roster.ts'
import * as addresses from '#domain/legislature/arrivals/address-files.ts'
import * as addressList from '#domain/legislature/arrivals/address-list.ts'
import * as atlasFiles from '#domain/legislature/arrivals/atlas-files.ts'
import { type BoundaryOptions, type Drawing, readDrawing } from '#domain/legislature/arrivals/boundary-files.ts'
import * as drawings from '#domain/legislature/arrivals/drawings.ts'
import * as fingerprints from '#domain/legislature/arrivals/fingerprints.ts'
import * as imports from '#domain/legislature/arrivals/imports.ts'
import * as precincts from '#domain/legislature/arrivals/precincts.ts'
import { type Columns, readPrecinctTable } from '#domain/legislature/arrivals/precinct-table.ts'
import { sourcesIn, type TextFile } from '#domain/legislature/arrivals/roster-files.ts'
import * as rosters from '#domain/legislature/arrivals/rosters.ts'
import { hasChanged, nothingYet, sum, type Tally } from '#domain/legislature/arrivals/tally.ts'
import * as atlases from '#domain/legislature/atlases.ts'
import type { Db } from '#platform/database.ts'
import * as queue from '#platform/queue.ts'

/** Something was wrong with what was given, said in a sentence; nothing has changed. */
export class NotImported extends Error {
  override name = 'NotImported'
}

export type Desk = { db: Db; atlas: Atlas; settings: { JURISDICTION: string; COMMONWEAL_HOME: string } }
export type Hooks = { read: (bytes: number) => void; refuse: (refusal: Refusal) => void }
export type RosterOptions = { today: string; asOf?: string | undefined; undated: 'today' | 'unknown' }

/** Officials, committees or both from lists of any known format. A run in which no file can be read changes nothing. */
export async function takeRosters({ db, atlas }: Desk, kinds: readonly rosters.RosterKind[], files: readonly TextFile[], options: RosterOptions): Promise<Tally> {
  const { sources, refused, passed } = sourcesIn(files, options)
  const wanted = sources.filter((source) => kinds.some((kind) => source[kind === 'officials' ? 'people' : 'committees'].length > 0))
  if (wanted.length === 0) throw new NotImported(refused[0] ? `${refused[0].where}: ${refused[0].reason}` : `There are no ${kinds.join(' and ')} in these files.`)
  const asOf = wanted.map((source) => source.asOf).toSorted().at(-1)
  const notes = passed.map(({ reason, count }) => `${count} left out: ${reason}.`)
  return imports.inTurn(db, async (tx) => {
    const taken = await rosters.load(tx, atlas.jurisdiction, wanted, kinds)
    const tally = { ...taken, refused: [...refused, ...taken.refused], notes: [...taken.notes, ...notes] }
    await imports.record(tx, { kind: kinds[0] ?? 'officials', sources: files.map(({ name }) => name), asOf: asOf || undefined, tally, refused: tally.refused.length })
    return tally
  })
}

export async function takePrecincts({ db, atlas }: Desk, files: readonly TextFile[], columns?: Columns): Promise<Tally> {
  const read = files.map(({ name, text }) => ({ name, ...readPrecinctTable(text, name, atlas.jurisdiction, columns) }))
  for (const one of read) if ('reason' in one) throw new NotImported(`${one.name}: ${one.reason}`)
  const all = read.flatMap((one) => ('reason' in one ? [] : [one]))
  const found = all.flatMap((one) => one.precincts)
  if (found.length === 0) throw new NotImported(`No row can be used. ${all[0]?.refused[0]?.reason ?? ''}`)
  return imports.inTurn(db, async (tx) => {
    const tally = { ...await precincts.load(tx, found), refused: all.flatMap(({ refused }) => refused) }
    if (hasChanged(tally)) await placePeopleAnew(tx)
    await imports.record(tx, { kind: 'precincts', sources: files.map(({ name }) => name), tally, refused: tally.refused.length })
    return tally
  })
}

/** Boundaries, each file one layer, which takes the place of that layer; the others stay. `read` hears how many bytes. */
export async function takeBoundaries(desk: Desk, files: readonly { name: string; bytes: Uint8Array }[], options: BoundaryOptions = {}, read: Hooks['read'] = () => undefined): Promise<Tally> {
  const { jurisdiction } = desk.atlas
  const drawn: Drawn[] = []
  for (const { name, bytes } of files) {
    const drawing = await readDrawing(bytes, name, jurisdiction, options, read)
    if (!drawing.ok) throw new NotImported(`${name}: ${drawing.reason}`)
    const twin = drawn.find(({ layer }) => layer.key === drawing.layer.key)
    if (twin) throw new NotImported(`${twin.name} and ${name} both draw the layer “${twin.layer.key}”. Give one of them.`)
    drawn.push({ name, ...drawing })
  }
  const layers = drawn.map(({ layer }) => layer)
  const refused = drawn.flatMap((one) => one.refused)
  const notes = drawn.map(({ name, layer }) => `${name}: the layer “${layer.key}”, ${layer.divisions.length} divisions, borders to within ${layer.accuracy} m.`)
  return change(desk, { kind: 'boundaries', sources: files.map(({ name }) => name) }, async ({ districts, addresses: known }) => {
    const astray = drawings.astray(districts, layers)
    if (astray) throw new NotImported(astray)
    const tally = { ...sum([drawings.compare(districts, layers), { ...nothingYet(), refused }]), notes }
    if (known && hasChanged(tally) && layers.some(({ key }) => key === 'place')) tally.notes.push(addressesAgain)
    return { tally, refused: refused.length, files: () => ({ districts: drawings.merge(districts, layers, jurisdiction) }) }
  })
}

/** These addresses, and no others, are the known ones from now on. Streams: memory grows with the addresses kept, not with the files. */
export async function takeAddresses(desk: Desk, files: readonly string[], { read, refuse }: Hooks): Promise<Tally & { refusals: number }> {
  let refusals = 0
  const tally = await change(desk, { kind: 'addresses', sources: files }, async ({ districts, jurisdiction }) => {
    if (!districts?.layers.some(({ key }) => key === 'place')) throw new NotImported(townsFirst)
    const gathered = await addresses.gather(files, jurisdiction, districts, { read, refuse: (where, reason) => refuse({ where, reason }) })
    refusals = gathered.refused
    const known = await addressList.open(desk.settings, jurisdiction)
    const counts = fingerprints.compare(known.rows, gathered.rows)
    return {
      tally: { ...nothingYet(), ...counts, read: gathered.read },
      refused: gathered.refused,
      isStale: known.isStale,
      files: () => addressList.pack(gathered, jurisdiction),
    }
  })
  return { ...tally, refusals }
}

const addressesAgain = 'The known addresses still lie in the towns as they were drawn before. Import the addresses again.'
const townsFirst = 'The town of an address is the one in whose boundary it lies, and there are no boundaries of towns yet. Import them first: bin/commonweal import boundaries FILE'

/** Where people live follows from all this. Imports that come one after the other leave the work once. */
const placePeopleAnew = (tx: Db) => queue.leave(tx, 'place-people', {}, { key: 'place-people' })

type Drawn = Extract<Drawing, { ok: true }> & { name: string }
type Change = { tally: Tally; refused: number; isStale?: boolean; files: () => Parameters<typeof atlasFiles.layReady>[2] }

/** Changes what stands in files together with what the database says of it, in turn; when nothing differs, neither. */
async function change({ db, atlas, settings }: Desk, about: Pick<imports.Import, 'kind' | 'sources'>, work: (atlas: Atlas) => Promise<Change>): Promise<Tally> {
  const tally = await imports.inTurn(db, async (tx) => {
    await atlasFiles.tidy(tx, settings)
    const { tally: counts, refused, isStale, files } = await work(await atlases.reopen(tx, settings, atlas.jurisdiction, () => undefined))
    const number = await imports.record(tx, { ...about, tally: counts, refused })
    if (hasChanged(counts) || isStale) {
      await atlasFiles.layReady(settings, number, files())
      await atlases.announce(tx)
      await placePeopleAnew(tx)
    }
    return counts
  })
  await atlasFiles.finish(db, settings)
  return tally
}
