import type { Atlas } from '#engines/atlas.ts'
import type { Refusal } from '#engines/rosters/roster.ts'
import * as addresses from '#domain/legislature/arrivals/address-files.ts'
import { type BoundaryOptions, readDrawing } from '#domain/legislature/arrivals/boundary-files.ts'
import * as drawings from '#domain/legislature/arrivals/drawings.ts'
import * as imports from '#domain/legislature/arrivals/imports.ts'
import * as precincts from '#domain/legislature/arrivals/precincts.ts'
import { type Columns, readPrecinctTable } from '#domain/legislature/arrivals/precinct-table.ts'
import { sourcesIn, type TextFile } from '#domain/legislature/arrivals/roster-files.ts'
import * as rosters from '#domain/legislature/arrivals/rosters.ts'
import { hasChanged, nothingYet, sum, type Tally } from '#domain/legislature/arrivals/tally.ts'
import * as atlases from '#domain/legislature/atlases.ts'
import type { Db } from '#platform/database.ts'
import { together } from '#platform/together.ts'

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
  return together(db, async (tx) => {
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
  return together(db, async (tx) => {
    const tally = { ...await precincts.load(tx, found), refused: all.flatMap(({ refused }) => refused) }
    await imports.record(tx, { kind: 'precincts', sources: files.map(({ name }) => name), tally, refused: tally.refused.length })
    return tally
  })
}

/** Boundaries, each file one layer, which takes the place of that layer; the others stay. Of two files of one layer the later counts. */
export async function takeBoundaries({ db, atlas, settings }: Desk, files: readonly { name: string; bytes: Uint8Array }[], options: BoundaryOptions = {}): Promise<Tally> {
  const drawn = await Promise.all(files.map(async ({ name, bytes }) => ({ name, ...await readDrawing(bytes, name, atlas.jurisdiction, options) })))
  for (const one of drawn) if (!one.ok) throw new NotImported(`${one.name}: ${one.reason}`)
  const good = drawn.flatMap((one) => (one.ok ? [one] : []))
  const layers = [...new Map(good.map(({ layer }) => [layer.key, layer])).values()]
  const tally = sum([drawings.compare(atlas.districts, layers), { ...nothingYet(), refused: good.flatMap(({ refused }) => refused) }])
  const bytes = hasChanged(tally) ? drawings.merge(atlas.districts, layers, atlas.jurisdiction) : undefined
  await imports.record(db, { kind: 'boundaries', sources: files.map(({ name }) => name), tally, refused: tally.refused.length })
  if (bytes) await swap({ db, settings }, 'districts', bytes)
  return { ...tally, notes: good.map(({ name, layer }) => `${name}: the layer “${layer.key}”, ${layer.divisions.length} divisions, borders to within ${layer.accuracy} m.`) }
}

/** Every address of these files in place of those known before. Streams: memory grows with the addresses kept, not with the files. */
export async function takeAddresses({ db, atlas, settings }: Desk, files: readonly string[], { read, refuse }: Hooks): Promise<Tally & { refusals: number }> {
  const { districts, jurisdiction } = atlas
  if (!districts?.layers.some(({ key }) => key === 'place')) {
    throw new NotImported('The town of an address is the one in whose boundary it lies, and there are no boundaries of towns yet. Import them first: bin/commonweal import boundaries FILE')
  }
  const gathered = await addresses.gather(files, jurisdiction, districts, { read, refuse: (where, reason) => refuse({ where, reason }) })
  const before = atlas.addresses?.size ?? 0
  const tally = { ...nothingYet(), read: gathered.read, ...(before === 0 ? { added: gathered.kept } : { changed: gathered.kept }) }
  await imports.record(db, { kind: 'addresses', sources: files, tally, refused: gathered.refused })
  await swap({ db, settings }, 'addresses', gathered.bytes)
  return { ...tally, refusals: gathered.refused }
}

async function swap({ db, settings }: Pick<Desk, 'db' | 'settings'>, kind: 'districts' | 'addresses', bytes: Uint8Array) {
  await atlases.replace(settings, kind, bytes)
  await atlases.announce(db)
}
