/** What a file is, named by the ending it is handed on with. */
export const kinds = {
  pdf: { type: 'application/pdf', opens: true },
  docx: { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', opens: false },
  pptx: { type: 'application/vnd.openxmlformats-officedocument.presentationml.presentation', opens: false },
  xlsx: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', opens: false },
  odt: { type: 'application/vnd.oasis.opendocument.text', opens: false },
  odp: { type: 'application/vnd.oasis.opendocument.presentation', opens: false },
  ods: { type: 'application/vnd.oasis.opendocument.spreadsheet', opens: false },
  txt: { type: 'text/plain; charset=utf-8', opens: false },
  csv: { type: 'text/csv; charset=utf-8', opens: false },
  png: { type: 'image/png', opens: true },
  jpg: { type: 'image/jpeg', opens: true },
  webp: { type: 'image/webp', opens: true },
  mp3: { type: 'audio/mpeg', opens: true },
  m4a: { type: 'audio/mp4', opens: true },
  mp4: { type: 'video/mp4', opens: true },
  webm: { type: 'video/webm', opens: true },
} as const satisfies Record<string, { type: string; opens: boolean }>

export type FileKind = keyof typeof kinds

/** Its type, and whether a browser may open it in a page of its own; everything else it is given to keep. */
export const typeOf = (kind: FileKind): { type: string; opens: boolean } => kinds[kind]

/** The name a file is handed on with: the last part of the one it came with, without what no name can hold, and the ending of what it is. */
export function nameFor(typed: string, kind: FileKind): string {
  const last = (typed.split(/[\\/]/).at(-1) ?? '').toWellFormed().replace(/[\p{Cc}\p{Cf}"<>|:*?]/gu, ' ').replace(/\s+/g, ' ')
  const stem = last.replace(/\.[A-Za-z0-9]{1,5}$/, '').replace(/^[.\s]+|[.\s]+$/g, '')
  return `${[...stem].slice(0, 100).join('').trim() || 'file'}.${kind}`
}
