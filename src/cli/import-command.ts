import { Argument, Command, InvalidArgumentError } from 'commander'
import type { Open } from '#cli/hands.ts'
import { exitHelp } from '#cli/exits.ts'
import { filesIn, readBytes, readTexts, sizeOf } from '#cli/given-files.ts'
import { withProgress } from '#cli/progress.ts'
import { report } from '#cli/report.ts'
import * as importing from '#domain/legislature/importing.ts'
import { usualColumns } from '#domain/legislature/arrivals/precinct-table.ts'
import { type BoundaryOptions, usualAccuracy } from '#domain/legislature/arrivals/boundary-files.ts'

const importHelp = `
Each import is done whole or not at all. The same files again change nothing and
say so. Imports that are started together take turns. A running server uses what
was imported at once.`

const rosterHelp = `
A list newer than the last one, with at least nine in ten of an office’s seats,
settles that office: whoever it leaves out has left on its day. An older list
only fills in what nobody knew. One person’s record never ends anybody’s term.`

const boundariesHelp = `
Each file takes the place of its layer; the other layers stay. A file that
leaves out a division of its layer is refused, as are two files of one layer.`

const addressesHelp = `
What is given in one command is one whole list, however many files it has: the
addresses that are not in it have gone. To add a county, name the files of all
counties together. The town of an address is the one in whose boundary it lies:
import the boundaries of towns first, and the addresses again when those have
changed. Refused are rows without a house number, a street or a point, post
office boxes, and points outside every town.`

/** `import officials|committees|boundaries|precincts|addresses`. */
export function importCommand(open: Open): Command {
  return new Command('import')
    .description('Takes in official files.')
    .exitOverride()
    .addHelpText('after', `${importHelp}\n${exitHelp}`)
    .addCommand(rosterCommand(open, 'officials'))
    .addCommand(rosterCommand(open, 'committees'))
    .addCommand(boundariesCommand(open))
    .addCommand(precinctsCommand(open))
    .addCommand(addressesCommand(open))
}

function rosterCommand(open: Open, kind: 'officials' | 'committees'): Command {
  return command(kind, `${kind} as Open States (YAML, JSON, CSV), congress-legislators or malegislature.gov (JSON) list them`, rosterHelp)
    .option('--as-of <date>', 'the day on which the lists were true (default: the date in a file’s name, else today)', day)
    .action((given: string[], { asOf }: { asOf?: string }) => open(async (hands) => {
      const texts = await readTexts(await filesIn(given))
      await report(hands.settings, kind, () => importing.takeRosters(hands, [kind], texts, { today: hands.today, asOf, undated: 'today' }))
    }))
}

function boundariesCommand(open: Open): Command {
  return command('boundaries', 'boundaries as GeoJSON or zipped shapefiles, one layer a file', boundariesHelp)
    .option('--layer <key>', 'the layer it draws (default: the one whose names fit)')
    .option('--crs <system>', 'the reference system, over what the file declares: EPSG:26986, CRS84')
    .option('--accuracy <metres>', 'how far a drawn border may lie from the true one', metres, usualAccuracy)
    .option('--property <fields>', 'name=FIELD,display=FIELD: where the names stand by which divisions are found, and those to show (default: the field whose names fit, for both)', fields)
    .action((given: string[], options: BoundaryOptions) => open(async (hands) => {
      const paths = await filesIn(given)
      const drawings = await readBytes(paths)
      await report(hands.settings, 'boundaries', () =>
        withProgress('Reading boundaries', sizeOf(paths), (read) => importing.takeBoundaries(hands, drawings, options, read)))
    }))
}

function precinctsCommand(open: Open): Command {
  return command('precincts', 'a CSV of wards and precincts with their districts', '\nThe precincts of the towns in it are replaced; those of other towns stay.')
    .option('--columns <name=column...>', `which column holds what: place, ward, precinct or a layer\n(default: ${columnsSaid()})`)
    .action((given: string[], { columns = [] }: { columns?: string[] }) => open(async (hands) => {
      const texts = await readTexts(await filesIn(given))
      await report(hands.settings, 'precincts', () => importing.takePrecincts(hands, texts, columnsFrom(columns)))
    }))
}

function addressesCommand(open: Open): Command {
  return command('addresses', 'street addresses in the OpenAddresses layout (CSV or GeoJSON), in place of those known before', addressesHelp)
    .action((given: string[]) => open(async (hands) => {
      const paths = await filesIn(given)
      await report(hands.settings, 'addresses', (refuse) =>
        withProgress('Reading addresses', sizeOf(paths), (read) => importing.takeAddresses(hands, paths.map(({ path }) => path), { read, refuse })))
    }))
}

function command(name: string, description: string, help: string): Command {
  const files = new Argument('<files...>', 'files, or folders of them')
  return new Command(name).description(`Takes in ${description}.`).addArgument(files).exitOverride().addHelpText('after', `${help}\n${exitHelp}`)
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

function fields(text: string, before: { name?: string; display?: string } = {}) {
  const pairs = text.split(',').map((pair) => /^(name|display)=(.+)$/.exec(pair.trim()))
  if (!pairs.every((pair) => pair !== null)) throw new InvalidArgumentError('It takes name=FIELD, display=FIELD or both with a comma between.')
  return { ...before, ...Object.fromEntries(pairs.map(([, name, field]) => [name, field])) }
}
