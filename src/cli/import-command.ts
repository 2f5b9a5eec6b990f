import { Argument, Command, InvalidArgumentError } from 'commander'
import type { Hands, Open } from '#cli/hands.ts'
import { exitHelp } from '#cli/exits.ts'
import { filesIn, readTexts } from '#cli/given-files.ts'
import { openProgress } from '#cli/progress.ts'
import { openReport } from '#cli/report.ts'
import * as importing from '#domain/legislature/importing.ts'
import { usualColumns } from '#domain/legislature/arrivals/precinct-table.ts'
import { usualAccuracy } from '#domain/legislature/arrivals/boundary-files.ts'
import { readFile, stat } from 'node:fs/promises'

const files = new Argument('<files...>', 'files, or folders of them')

/** `import officials|committees|boundaries|precincts|addresses`. */
export function importCommand(open: Open): Command {
  return new Command('import')
    .description('Takes in official files. All of it or nothing; the same again changes nothing.')
    .exitOverride()
    .addCommand(rosterCommand(open, 'officials'))
    .addCommand(rosterCommand(open, 'committees'))
    .addCommand(boundariesCommand(open))
    .addCommand(precinctsCommand(open))
    .addCommand(addressesCommand(open))
}

function rosterCommand(open: Open, kind: 'officials' | 'committees'): Command {
  return command(kind, `${kind} as Open States (YAML, JSON, CSV), congress-legislators or malegislature.gov (JSON) list them`)
    .option('--as-of <date>', 'the day on which the lists were true (default: the date in a file’s name, else today)', day)
    .addHelpText('after', '\nSomebody’s term ends only when a list newer than the last one, with nine in ten of an office’s seats, leaves them out.')
    .action((given: string[], { asOf }: { asOf?: string }) => open(async (hands) => {
      const texts = await readTexts(await filesIn(given))
      const report = openReport(hands.settings, kind)
      report.finish(await importing.takeRosters(hands, [kind], texts, { today: hands.today, asOf, undated: 'today' }))
    }))
}

function boundariesCommand(open: Open): Command {
  return command('boundaries', 'boundaries as GeoJSON or zipped shapefiles, one layer a file')
    .option('--layer <key>', 'the layer it draws (default: the one whose names fit)')
    .option('--crs <system>', 'the reference system, over what the file declares: EPSG:26986, CRS84')
    .option('--accuracy <metres>', 'how far a drawn border may lie from the true one', metres, usualAccuracy)
    .option('--property <name=field>', 'the field that holds the names, as name=FIELD (default: the one that fits)', nameField)
    .action((given: string[], options: { layer?: string; crs?: string; accuracy: number; property?: string }) => open(async (hands) => {
      const paths = await filesIn(given)
      const report = openReport(hands.settings, 'boundaries')
      const bytes = await Promise.all(paths.map(async ({ name, path }) => ({ name, bytes: await readFile(path) })))
      report.finish(await importing.takeBoundaries(hands, bytes, options))
    }))
}

function precinctsCommand(open: Open): Command {
  return command('precincts', 'a CSV of wards and precincts with their districts')
    .option('--columns <name=column...>', `which column holds what: place, ward, precinct or a layer (default: ${columnsSaid()})`)
    .action((given: string[], { columns = [] }: { columns?: string[] }) => open(async (hands) => {
      const texts = await readTexts(await filesIn(given))
      const report = openReport(hands.settings, 'precincts')
      report.finish(await importing.takePrecincts(hands, texts, columnsFrom(columns)))
    }))
}

function addressesCommand(open: Open): Command {
  return command('addresses', 'street addresses in the OpenAddresses layout (CSV or GeoJSON), in place of those known before')
    .action((given: string[]) => open(async (hands) => takeAddresses(hands, given)))
}

async function takeAddresses(hands: Hands, given: string[]) {
  const paths = (await filesIn(given)).map(({ path }) => path)
  const sizes = await Promise.all(paths.map(async (path) => (await stat(path)).size))
  const report = openReport(hands.settings, 'addresses')
  const progress = openProgress('Reading addresses', sizes.reduce((sum, size) => sum + size, 0))
  try {
    report.finish(await importing.takeAddresses(hands, paths, { read: progress.add, refuse: report.refuse }))
  } finally {
    progress.close()
  }
}

function command(name: string, description: string): Command {
  return new Command(name).description(`Takes in ${description}.`).addArgument(files).exitOverride().addHelpText('after', exitHelp)
}

function columnsFrom(given: string[]) {
  const columns = { ...usualColumns, layers: { ...usualColumns.layers } }
  for (const one of given) {
    const [name = '', column = ''] = one.split('=', 2)
    if (!column) throw new importing.NotImported(`--columns takes name=COLUMN, not “${one}”.`)
    if (name === 'place' || name === 'ward' || name === 'precinct') columns[name] = column
    else columns.layers[name] = column
  }
  return columns
}

const columnsSaid = () => Object.entries({ place: usualColumns.place, ward: usualColumns.ward, precinct: usualColumns.precinct, ...usualColumns.layers }).map((pair) => pair.join('=')).join(' ')

function day(text: string): string {
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || Number.isNaN(Date.parse(text))) throw new InvalidArgumentError('It takes a date such as 2026-08-05.')
  return text
}

function metres(text: string): number {
  const number = Number(text)
  if (text.trim() === '' || !(number >= 0 && number < 100_000)) throw new InvalidArgumentError('It takes a number of metres.')
  return number
}

function nameField(text: string): string {
  const [, field] = /^name=(.+)$/.exec(text) ?? []
  if (!field) throw new InvalidArgumentError('It takes name=FIELD.')
  return field
}
