import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Argument, Command } from 'commander'
import { massachusetts } from './build-massachusetts.ts'
import { packFiles, readJurisdiction, type PackFiles } from '#engines/jurisdictions/read-jurisdiction.ts'

const recipes = new Map([['massachusetts', massachusetts]])

/** The files of a fresh pack, in memory: those kept by hand as they are, the others from the sources in `from`. */
export function build(key: string, from: string): PackFiles {
  const recipe = recipes.get(key)
  if (!recipe) throw new Error(`There is no recipe for “${key}”; there is one for ${[...recipes.keys()].join(', ')}.`)
  return recipe(from, (file) => readFileSync(join(import.meta.dirname, key, file), 'utf8'))
}

/** The committed pack of a jurisdiction, as texts. */
export function committed(key: string): PackFiles {
  const text = (file: string) => readFileSync(join(import.meta.dirname, key, file), 'utf8')
  const [outline, places, districts, precincts, postal, officials, committees] = packFiles
  return {
    [outline]: text(outline),
    [places]: text(places),
    [districts]: text(districts),
    [precincts]: text(precincts),
    [postal]: text(postal),
    [officials]: text(officials),
    [committees]: text(committees),
  }
}

function main(key: string, { from }: { from: string }) {
  const files = build(key, from)
  const read = readJurisdiction(files)
  if (!read.jurisdiction) {
    for (const { file, line, reason } of read.errors.slice(0, 50)) console.error(`${file}:${line}: ${reason}`)
    process.exitCode = 1
    return
  }
  mkdirSync(join(import.meta.dirname, key), { recursive: true })
  for (const [file, text] of Object.entries(files)) writeFileSync(join(import.meta.dirname, key, file), text)
  const { places, districts, precincts, officials, committees } = read.jurisdiction
  console.log(
    `${key}: ${places.length} places, ${districts.length} districts, ${precincts.length} precincts, ` +
      `${officials.length} officials, ${committees.length} committees.`,
  )
}

if (import.meta.main) {
  await new Command('build-jurisdiction')
    .addArgument(new Argument('<jurisdiction>', 'its folder in jurisdictions/').choices([...recipes.keys()]))
    .requiredOption('--from <folder>', 'folder of the source files')
    .action(main)
    .parseAsync()
}
