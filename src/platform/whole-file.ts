import { mkdir, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Writes a file that is there whole or not at all, readable by this user only; so is its folder, where it had to be made. */
export async function writeWhole(file: string, content: string | Uint8Array) {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const part = `${file}.${process.pid}`
  await writeFile(part, content, { mode: 0o600 })
  await rename(part, file)
}
