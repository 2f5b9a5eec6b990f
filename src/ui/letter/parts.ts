/** What a written letter is made of, as its plain text shows it. */
export type Part =
  | { is: 'words'; lines: string[] }
  | { is: 'list'; lines: string[] }
  | { is: 'facts'; lines: string[] }
  | { is: 'quote'; lines: string[] }
  | { is: 'door'; url: string }
  | { is: 'foot'; lines: string[] }

const shapes = [
  { is: 'list', begins: /^ +- / },
  { is: 'facts', begins: /^ {2,}/ },
  { is: 'quote', begins: /^> ?/ },
] as const

/**
 * Reads a plain-text letter as its reader does: paragraphs between empty lines, lines that begin with two spaces, a hyphen or `>`, what follows the
 * signature's `-- ` (RFC 3676 4.3), and, once, the door: the first address that is a paragraph by itself.
 */
export function partsOf(text: string): Part[] {
  const [body = '', ...foot] = text.replaceAll('\r\n', '\n').split(/^-- $\n?/m)
  const parts: Part[] = body.split(/\n(?:[ \t]*\n)+/).flatMap((paragraph) => {
    const lines = paragraph.split('\n').filter((line) => line.trim() !== '')
    return lines.length > 0 ? [shapeOf(lines)] : []
  })
  const door = parts.findIndex(({ is }) => is === 'door')
  return [
    ...parts.map((part, at): Part => (part.is === 'door' && at !== door ? { is: 'words', lines: [part.url] } : part)),
    ...(foot.length > 0 ? [{ is: 'foot' as const, lines: foot.join('\n').split('\n').filter((line) => line.trim() !== '') }] : []),
  ]
}

function shapeOf(lines: string[]): Part {
  const [first = ''] = lines
  if (lines.length === 1 && /^https?:\/\/\S+$/.test(first) && URL.canParse(first)) return { is: 'door', url: first }
  const shape = shapes.find(({ begins }) => lines.every((line) => begins.test(line)))
  return shape ? { is: shape.is, lines: lines.map((line) => line.replace(shape.begins, '')) } : { is: 'words', lines }
}
