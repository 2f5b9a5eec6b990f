/**
 * Marks in a letter that is laid out once for all its readers: a `place` where something of each reader's own stands, and a stretch between `opening`
 * and `closing` that only some of them get. They are made of private-use characters, which `withoutMarks` takes out of whatever people write.
 * Names are lower-case letters, digits and dashes.
 */
export const place = (name: string) => `\uE000${name}\uE001`
export const opening = (name: string) => `\uE002${name}\uE001`
export const closing = (name: string) => `\uE003${name}\uE001`

export const withoutMarks = (text: string) => text.replace(/[\uE000-\uE003]/g, '')

/** A letter as it is laid out, with its marks. */
export type Laid = { html: string; plain: string }
/** Where one of its links leads, and what stands for it in an address of ours. */
export type Link = { name: string; href: string }
/** What one reader gets at each place, and which stretches are theirs. */
export type Filling = { at: Readonly<Record<string, { html: string; plain: string }>>; theirs: ReadonlySet<string> }

export type Piece = { literal: string } | { place: string } | { only: string; pieces: Piece[] }

/** A laid text taken apart at its marks. Throws for stretches that are not closed, or closed in another order: they are ours. */
export function piecesOf(laid: string): Piece[] {
  const open: { name: string; pieces: Piece[] }[] = [{ name: '', pieces: [] }]
  for (const [, sign, name = '', literal] of laid.matchAll(/([\uE000\uE002\uE003])([a-z0-9-]+)\uE001|([^\uE000\uE002\uE003]+)/g)) {
    const inner = open.at(-1)
    if (!inner) throw new Error('a stretch of a letter was closed that was not open')
    if (literal !== undefined) inner.pieces.push({ literal })
    else if (sign === '\uE000') inner.pieces.push({ place: name })
    else if (sign === '\uE002') open.push({ name, pieces: [] })
    else {
      if (inner.name !== name || open.length === 1) throw new Error(`the stretch ${name} of a letter is closed where ${inner.name || 'none'} is open`)
      open.pop()
      open.at(-1)?.pieces.push({ only: name, pieces: inner.pieces })
    }
  }
  const [whole] = open
  if (open.length !== 1 || !whole) throw new Error(`the stretch ${open.at(-1)?.name} of a letter is not closed`)
  return whole.pieces
}

/** The letter as one reader gets it. */
export function filled(laid: string, part: 'html' | 'plain', { at, theirs }: Filling): string {
  const write = (pieces: Piece[]): string => pieces
    .map((piece) => ('literal' in piece ? piece.literal : 'place' in piece ? at[piece.place]?.[part] ?? '' : theirs.has(piece.only) ? write(piece.pieces) : ''))
    .join('')
  return write(piecesOf(laid))
}
