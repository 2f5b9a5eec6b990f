import { createReadStream, createWriteStream } from 'node:fs'
import { rename, rm, stat } from 'node:fs/promises'
import { Command, InvalidArgumentError } from 'commander'
import type { Hands, Open } from '#cli/hands.ts'
import { exitHelp, exits } from '#cli/exits.ts'
import { fillDistricts } from '#cli/fill-districts.ts'
import { openProgress } from '#cli/progress.ts'
import { NotImported } from '#domain/legislature/importing.ts'
import type { Districts } from '#engines/districts/districts.ts'
import type { PackLayer } from '#engines/jurisdictions/jurisdiction.ts'

type Asked = { lat?: number; lon?: number; csv?: string; out?: string }

const cellsHelp = `
Where a border is too near to tell, all candidates stand in the cell, parted
by |, the containing one first; the column near_border names such layers. Points
outside, and rows without a point, get empty cells.`

/** `districts`: where one point lies, as JSON; or the districts of every row of a CSV. */
export function districtsCommand(open: Open): Command {
  return new Command('districts')
    .description('Says in which districts points lie: one as JSON, or those of a CSV with the columns lat and lon, a column per layer added.')
    .exitOverride()
    .option('--lat <degrees>', 'latitude, WGS 84', degrees(90))
    .option('--lon <degrees>', 'longitude, WGS 84', degrees(180))
    .option('--csv <file>', 'a CSV with the columns lat and lon; other columns pass through')
    .option('--out <file>', 'where to write the CSV (default: standard output)')
    .addHelpText('after', `${cellsHelp}\n${exitHelp}`)
    .action((asked: Asked, command: Command) => {
      const isPoint = asked.lat !== undefined && asked.lon !== undefined
      if (isPoint === !!asked.csv) command.error('Give either --lat and --lon, or --csv.')
      return open((hands) => (asked.csv ? fill(hands, asked.csv, asked.out) : tell(hands, asked.lat ?? 0, asked.lon ?? 0)))
    })
}

async function tell({ atlas }: Hands, lat: number, lon: number) {
  const districts = boundariesOf(atlas.districts)
  const answer = districts.at(lon, lat).map(({ layer, status, candidates, border }) => {
    const names = new Map(districts.divisions(layer).map(({ id, name }) => [id, name]))
    const known = candidates.map((id) => ({ id, name: names.get(id) }))
    return [layer, { status, candidates: known, border_metres: Number.isFinite(border) ? Math.round(border * 10) / 10 : null }]
  })
  console.log(JSON.stringify({ lat, lon, layers: Object.fromEntries(answer) }, null, 2))
}

async function fill({ atlas }: Hands, csv: string, out: string | undefined) {
  const districts = boundariesOf(atlas.districts)
  const size = (await stat(csv).catch(() => undefined))?.size
  if (size === undefined) throw new NotImported(`There is no file ${csv}.`)
  const progress = openProgress('Finding districts', size)
  const input = createReadStream(csv)
  input.on('data', (chunk) => progress.add(chunk.length))
  const fresh = out && `${out}.${process.pid}.new`
  try {
    const { unplaced } = await fillDistricts(input, fresh ? createWriteStream(fresh) : process.stdout, districts, inFile(atlas.jurisdiction.layers, districts))
    if (fresh && out) await rename(fresh, out)
    if (unplaced > 0) {
      console.error(`${unplaced.toLocaleString('en-US')} rows have no point that can be read; their cells are empty.`)
      process.exitCode = exits.refusals
    }
  } catch (error) {
    if (fresh) await rm(fresh, { force: true })
    throw error
  } finally {
    progress.close()
  }
}

const inFile = (layers: PackLayer[], districts: Districts) => layers.filter(({ key }) => districts.layers.some((layer) => layer.key === key))

function boundariesOf(districts: Districts | undefined): Districts {
  if (districts) return districts
  throw new NotImported('There are no boundaries yet. Import them first: bin/commonweal import boundaries FILE')
}

const degrees = (limit: number) => (text: string) => {
  const number = Number(text)
  if (text.trim() === '' || !(Math.abs(number) <= limit)) throw new InvalidArgumentError(`It takes degrees between -${limit} and ${limit}.`)
  return number
}
