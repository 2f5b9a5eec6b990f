import { entriesOf, textOf } from '#engines/files/archive.ts'
import type { FileKind } from '#engines/files/kinds.ts'
import type { Reader } from '#engines/files/reader.ts'

const most = 512 * 1024

/** ECMA-376, part 1: the content type of a document's main part. */
const parts: [RegExp, FileKind][] = [
  [/officedocument\.wordprocessingml\.document\.main\+xml/, 'docx'],
  [/officedocument\.presentationml\.(presentation|slideshow)\.main\+xml/, 'pptx'],
  [/officedocument\.spreadsheetml\.sheet\.main\+xml/, 'xlsx'],
]
/** OpenDocument 1.3, part 2, 3.3: the first entry says what it is. */
const openDocuments: Record<string, FileKind> = {
  'application/vnd.oasis.opendocument.text': 'odt', 'application/vnd.oasis.opendocument.presentation': 'odp', 'application/vnd.oasis.opendocument.spreadsheet': 'ods',
}
const programs = /(^|\/)vbaProject\.bin$|(^|\/)activeX\/|(^|\/)(Basic|Scripts)\/.|\.(exe|dll|js|vbs|hta|lnk|bat|cmd|ps1|jar)$/i

/** Which document of an office program an archive is; 'macros' when it carries a program, `undefined` when it is another archive. */
export async function officeKindOf(file: Reader): Promise<FileKind | 'macros' | undefined> {
  const entries = await entriesOf(file)
  const [first] = entries ?? []
  if (!entries || !first) return undefined
  const kind = first.name === 'mimetype' ? openDocuments[await textOf(file, first, 100) ?? ''] : await partsKind()
  if (!kind) return undefined
  return kind === 'macros' || entries.some(({ name }) => programs.test(name)) ? 'macros' : kind

  async function partsKind(): Promise<FileKind | 'macros' | undefined> {
    const [types, another] = (entries ?? []).filter(({ name }) => name === '[Content_Types].xml')
    const told = types && !another ? await textOf(file, types, most) : undefined
    if (told === undefined) return undefined
    if (/macroEnabled/i.test(told)) return 'macros'
    return parts.find(([part]) => part.test(told))?.[1]
  }
}
