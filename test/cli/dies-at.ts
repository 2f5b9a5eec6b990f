import fs from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'

/**
 * Loaded into a command before everything else: kills it as a power cut would, at a moment named by DIES_AT. `laying`: half of the new
 * file is written. `committed`: the database knows of the import, and no file has been moved.
 */
const { DIES_AT } = process.env
const die = async (): Promise<never> => {
  process.kill(process.pid, 'SIGKILL')
  return new Promise(() => undefined)
}
const { writeFile, rename } = fs

if (DIES_AT === 'laying') {
  fs.writeFile = async (file, content, options) => {
    if (!String(file).endsWith('.ready') || !(content instanceof Uint8Array)) return writeFile(file, content, options)
    await writeFile(file, content.subarray(0, content.length / 2))
    return die()
  }
}
if (DIES_AT === 'committed') fs.rename = async (from, to) => (String(from).endsWith('.ready') ? die() : rename(from, to))
syncBuiltinESMExports()
