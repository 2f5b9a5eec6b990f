import { mkdir, open, readdir, rename, rm, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { kindOf } from '#engines/pictures/kind.ts'
import { readName } from '#engines/pictures/sizes.ts'
import { openFolder } from '#platform/files.ts'
import { convert, type Converted, type Unfit } from '#platform/pictures.ts'

export type Home = { COMMONWEAL_HOME: string }
/** A picture made ready in a folder of its own, not yet where it is served from. */
export type Made = Converted & { folder: string }
export type Refusal = Unfit | 'no picture' | 'heic'

const incoming = ({ COMMONWEAL_HOME }: Home) => openFolder(join(COMMONWEAL_HOME, 'files', 'incoming'))
const served = ({ COMMONWEAL_HOME }: Home) => openFolder(join(COMMONWEAL_HOME, 'files', 'pictures'))

/** Takes in what arrives and makes a picture of it, or says why it is none. What was sent is not kept: it tells where and with what it was taken. Throws `TooLarge`. */
export async function take(home: Home, content: AsyncIterable<Uint8Array>, limit: number): Promise<Made | Refusal> {
  const arriving = incoming(home)
  const { file } = await arriving.keep(content, limit)
  const folder = `${file}-made`
  try {
    const kind = kindOf(await headOf(arriving.pathOf(file)))
    if (!kind || kind === 'heic') return kind ?? 'no picture'
    await mkdir(arriving.pathOf(folder), { mode: 0o700 })
    const made = await convert(arriving.pathOf(file), kind, arriving.pathOf(folder))
    if (typeof made !== 'string') return { ...made, folder }
    await arriving.remove(folder)
    return made
  } finally {
    await arriving.remove(file)
  }
}

/** A picture that nobody wants after all. */
export const discard = (home: Home, { folder }: Made) => incoming(home).remove(folder)

/** Puts it where it is served from; one with the same name is the same. */
export async function place(home: Home, { folder }: Made) {
  const from = incoming(home).pathOf(folder)
  await mkdir(served(home).pathOf(''), { recursive: true, mode: 0o700 })
  const now = new Date()
  for (const name of await readdir(from)) {
    await utimes(join(from, name), now, now)
    await rename(join(from, name), served(home).pathOf(name))
  }
  await rm(from, { recursive: true })
}

export const pathOf = (home: Home, name: string) => served(home).pathOf(name)

/** All files of this picture. */
export async function remove(home: Home, hash: string) {
  for (const name of await readdir(served(home).pathOf('')).catch(() => [])) if (name.startsWith(`${hash}-`)) await served(home).remove(name)
}

/** Deletes what lay about for a day half made, and tells which pictures have had files for as long. */
export async function sweep(home: Home): Promise<Set<string>> {
  for (const file of await incoming(home).old()) await incoming(home).remove(file)
  return new Set((await served(home).old()).flatMap((name) => readName(name)?.hash ?? []))
}

async function headOf(path: string): Promise<Uint8Array> {
  const handle = await open(path)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(64), 0, 64, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}
