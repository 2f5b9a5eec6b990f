import type { FileKind } from '#engines/files/kinds.ts'
import { isoKindOf, isWebm, mp3KindOf } from '#engines/files/media.ts'
import { officeKindOf } from '#engines/files/office.ts'
import { pictureKindOf } from '#engines/files/pictures.ts'
import type { Reader } from '#engines/files/reader.ts'
import { isWords } from '#engines/files/words.ts'

export type Unfit = 'unknown' | 'macros' | 'quicktime' | 'archive' | 'empty'

const called = (name: string) => /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase() ?? ''

/**
 * What a file is, told from its bytes; a bounded number of them is looked at and nothing is unpacked but the list of an office document's parts.
 * `name` decides only between kinds whose bytes are alike: words are taken when it says that they are words, and say whether they are a table.
 */
export async function kindOf(file: Reader, name: string): Promise<FileKind | Unfit> {
  if (file.size === 0) return 'empty'
  const head = await file.read(0, 64)
  if (head.length < 16) return await words(file, name) ?? 'unknown'
  const text = head.toString('latin1')
  if (/^%PDF-[12]\.\d/.test(text)) return (await file.read(Math.max(0, file.size - 4096), 4096)).includes('%%EOF') ? 'pdf' : 'unknown'
  if (text.startsWith('PK')) return await officeKindOf(file) ?? 'archive'
  if (isWebm(head)) return 'webm'
  const film = await isoKindOf(file)
  if (film) return film === 'mp4' && called(name) === 'm4a' ? 'm4a' : film
  return await pictureKindOf(file, head) ?? await mp3KindOf(file) ?? await words(file, name) ?? 'unknown'
}

async function words(file: Reader, name: string): Promise<FileKind | undefined> {
  const ending = called(name)
  return ['txt', 'csv', 'md'].includes(ending) && await isWords(file) ? (ending === 'csv' ? 'csv' : 'txt') : undefined
}
