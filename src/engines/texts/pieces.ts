import { unescape } from '#engines/texts/entities.ts'
import { hostOf, webLinkOf } from '#engines/texts/links.ts'
import { isMarkName } from '#engines/texts/marks.ts'
import { safe } from '#engines/texts/safe.ts'

/** What a page draws, one after the other: words as safe HTML, and what is alive between them. */
export type Piece = { kind: 'words'; html: string } | { kind: 'action' | 'event'; slug: string } | { kind: 'picture'; id: number } | { kind: 'link'; href: string; host: string }
/** `members`: what stands below the members' line, if there is one. */
export type Reading = { everyone: Piece[]; members?: Piece[] }

const seam = /<figure data-(\w+)="([^"]*)"><\/figure>|<p>(?:<a [^>]*>)?(https?:\/\/[^\s<]+)(?:<\/a>)?<\/p>/g

/** A kept text as it is shown at `origin`: made safe once more, its marks and the links that stand alone taken out of the words. */
export function read(html: string, origin: string): Reading {
  const words = safe(html, origin)
  const everyone: Piece[] = []
  let members: Piece[] | undefined
  let from = 0
  const put = (piece: Piece) => void (members ?? everyone).push(piece)
  const putWords = (to: number) => { if (words.slice(from, to).trim()) put({ kind: 'words', html: words.slice(from, to) }) }
  for (const { 0: whole, 1: name = 'link', 2: marked, 3: alone, index } of words.matchAll(seam)) {
    const value = unescape(marked ?? alone ?? '')
    const href = name === 'link' ? webLinkOf(value) : undefined
    if (!isMarkName(name) || (name === 'link' && !href)) continue
    putWords(index)
    from = index + whole.length
    if (name === 'members') members ??= []
    else if (name === 'action' || name === 'event') put({ kind: name, slug: value })
    else if (name === 'picture') put({ kind: name, id: Number(value) })
    else if (href) put({ kind: name, href, host: hostOf(href) })
  }
  putWords(words.length)
  return { everyone, members }
}
