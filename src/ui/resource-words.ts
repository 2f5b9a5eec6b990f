import { hostOf } from '#engines/texts/links.ts'
import type { Row } from '#platform/row.ts'
import { languageWords } from '#ui/language-words.ts'

type Resource = Row<'resources'>
type Said = Pick<Resource, 'kind' | 'format' | 'language' | 'file_kind' | 'file_bytes' | 'link'>

export const resourceKinds: Record<Resource['kind'], string> = { toolkit: 'Toolkit', training: 'Training', 'fact-sheet': 'Fact sheet', slides: 'Slides', recording: 'Recording' }
export const resourceFormats: Record<Resource['format'], string> = {
  course: 'Course in steps', document: 'Document', slides: 'Slides', table: 'Table', picture: 'Picture', audio: 'Sound', video: 'Film', link: 'On another site', text: 'To read here',
}
export const resourceReaders: Record<Resource['meant_for'], string> = { everybody: 'Everybody', newcomers: 'Whoever is new', volunteers: 'Volunteers', leads: 'Leads of groups' }

const fileWords: Record<NonNullable<Resource['file_kind']>, string> = {
  pdf: 'PDF', docx: 'Word', pptx: 'PowerPoint', xlsx: 'Excel', odt: 'OpenDocument text', odp: 'OpenDocument slides', ods: 'OpenDocument table', txt: 'Text', csv: 'CSV table',
  png: 'PNG picture', jpg: 'JPEG picture', webp: 'WebP picture', mp3: 'MP3', m4a: 'M4A', mp4: 'MP4 film', webm: 'WebM film',
}

/** "PDF, 1.2 MB". */
export const fileFacts = ({ file_kind: kind, file_bytes: bytes }: Pick<Resource, 'file_kind' | 'file_bytes'>) => (kind ? `${fileWords[kind]}, ${sizeWords(bytes ?? 0)}` : '')

/** "Fact sheet · PDF, 1.2 MB · Spanish". */
export const resourceFacts = (resource: Said) => [
  resourceKinds[resource.kind],
  fileFacts(resource) || (resource.format === 'link' ? hostOf(resource.link) : ''),
  resource.language === 'en' ? '' : languageWords(resource.language),
].filter(Boolean).join(' · ')

function sizeWords(bytes: number): string {
  const kilobytes = bytes / 1000
  if (kilobytes < 1000) return `${Math.max(1, Math.round(kilobytes))} KB`
  return `${(kilobytes / 1000).toLocaleString('en-US', { maximumFractionDigits: kilobytes < 10_000 ? 1 : 0 })} MB`
}
