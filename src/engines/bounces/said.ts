/** What a server said of one recipient. */
export type Said = {
  /** Of the report, in its own fields (RFC 3464); empty in a plain letter. */
  action: string
  status: string
  /** The remote server's answer, as it is quoted. */
  words: string
  /** The rest of what the message tells: what the two servers said to each other. */
  around: string
}

const code = /(?:^|[\s(#:;'"<[]|\b[245]\d\d[- ])([245]\.\d{1,3}\.\d{1,3})(?![\d.]*\d)/g
const answer = /(?:^|[\s:;<>([])([245][0-5]\d)(?:[\s-]|$)/

/** Codes of RFC 3463 in a text, as they stand there. */
const codesIn = (text: string): string[] => [...text.matchAll(code)].map(([, found = '']) => found)

/** The first answer of a server (RFC 5321 4.2) that a text quotes. */
export function replyIn(text: string): number | null {
  const found = answer.exec(text)?.[1]
  return found ? Number(found) : null
}

/** The code that says most: what the remote server said before what the reporting one made of it, and a precise one before one that ends in .0. */
export function statusOf({ words, status }: Pick<Said, 'words' | 'status'>): string {
  const all = [...codesIn(words), ...codesIn(status)]
  return all.find(isPrecise) ?? all[0] ?? ''
}

const isPrecise = (found: string) => !/^\d\.(0\.|\d+\.0$)/.test(found)
