import { mkdir, readdir, readFile, rm, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { type Card, drawn, type Setting } from '#engines/cards/drawing.ts'
import { nameOf } from '#engines/cards/name.ts'
import { openFaces } from '#platform/faces.ts'
import { writeWhole } from '#platform/whole-file.ts'

type Picture = Buffer<ArrayBufferLike>
type Options = { most?: number; waiting?: number; mayDraw?: () => boolean; draw?: (svg: string) => Promise<Picture> }
/** `undefined` when it would have to be drawn and too many wait already, or none may be drawn now. */
export type Cards = { picture: (card: Card) => Promise<Picture | undefined> }

/**
 * Pictures of pages for those who pass them on, as PNG, kept in `folder` by what stands on them: at most `most`, those that were asked for longest ago go
 * first. One is drawn at a time, and at most `waiting` wait.
 */
export function openCards(folder: string, { most = 2000, waiting = 30, mayDraw = () => true, draw = toPng }: Options = {}): Cards {
  const asked = new Map<string, Promise<Picture | undefined>>()
  let faces: Promise<Setting> | undefined
  let turn: Promise<unknown> = Promise.resolve()
  let queued = 0

  const make = async (card: Card, path: string) => {
    faces ??= openFaces()
    const picture = await draw(drawn({ ...card, title: card.title.slice(0, 300), organization: card.organization.slice(0, 200) }, await faces))
    await mkdir(folder, { recursive: true })
    await writeWhole(path, picture)
    await forget(folder, most)
    return picture
  }

  const take = async (card: Card, path: string) => {
    const known = await readFile(path).catch(() => undefined)
    if (known) {
      await utimes(path, new Date(), new Date()).catch(() => undefined)
      return known
    }
    if (queued >= waiting || !mayDraw()) return undefined
    queued++
    const one = turn.then(() => make(card, path)).finally(() => queued--)
    turn = one.catch(() => undefined)
    return one
  }

  return {
    picture: (card) => {
      const name = nameOf(card)
      const one = asked.get(name) ?? take(card, join(folder, `${name}.png`)).finally(() => asked.delete(name))
      asked.set(name, one)
      return one
    },
  }
}

async function forget(folder: string, most: number) {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.png'))
  if (names.length <= most) return
  const seen = await Promise.all(names.map(async (name) => ({ name, at: (await stat(join(folder, name)).catch(() => undefined))?.mtimeMs ?? 0 })))
  const old = seen.sort((one, other) => one.at - other.at).slice(0, names.length - most)
  await Promise.all(old.map(({ name }) => rm(join(folder, name), { force: true })))
}

const toPng = (svg: string): Promise<Picture> => sharp(Buffer.from(svg)).png({ palette: true, colours: 16, effort: 1 }).toBuffer()
