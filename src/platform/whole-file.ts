import { rename, writeFile } from 'node:fs/promises'

/** Writes a file that is there whole or not at all, readable by this user only. */
export async function writeWhole(file: string, content: string | Uint8Array) {
  const part = `${file}.${process.pid}`
  await writeFile(part, content, { mode: 0o600 })
  await rename(part, file)
}
