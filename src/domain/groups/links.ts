export type Link = { words: string; href: string }

/** Links as they are typed, one to a line: words, then the address. A line that is not one is left out. */
export function read(text: string): Link[] {
  return text.split('\n').flatMap((line) => linkIn(line) ?? [])
}

/** The lines that are no links. */
export const strange = (text: string): string[] => text.split('\n').map((line) => line.trim()).filter((line) => line && !linkIn(line))

function linkIn(line: string): Link | undefined {
  const [, words = '', href = ''] = /^(.*?)\s*(https?:\/\/\S+)$/i.exec(line.trim()) ?? []
  return URL.canParse(href) ? { words: words || new URL(href).hostname, href } : undefined
}
