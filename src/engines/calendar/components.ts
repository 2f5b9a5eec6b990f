/** A component of an iCalendar text: its unfolded lines, and the components inside it. */
export type Component = {
  /** In small letters: "vevent". */
  name: string
  lines: string[]
  parts: Component[]
  /** False when the text ends, or the next one begins, before its END. */
  whole: boolean
}

const deepest = 12
/** Components that never stand inside one of their own kind: a second BEGIN means that the first was broken off. */
const flat = new Set(['vcalendar', 'vevent', 'vtimezone'])

/**
 * The components of a text, as a tree (RFC 5545, 3.1, 3.4). Forgives what feeds get wrong: a byte order mark, line ends of any kind, empty
 * lines, an END that is missing or belongs to nothing, components nested more than twelve deep (those below are dropped).
 */
export function readComponents(text: string): Component[] {
  const roots: Component[] = []
  const open: Component[] = []
  let sunk = 0
  for (const line of unfolded(text)) {
    const [, verb, name = ''] = /^(BEGIN|END):\s*([A-Za-z0-9-]{1,40})\s*$/i.exec(line) ?? []
    if (verb === undefined) {
      if (sunk === 0) open.at(-1)?.lines.push(line)
    } else if (verb.toUpperCase() === 'BEGIN') {
      if (open.length >= deepest) sunk++
      else begin(name.toLowerCase())
    } else if (sunk > 0) {
      sunk--
    } else {
      end(name.toLowerCase())
    }
  }
  return roots

  function begin(name: string) {
    const unended = flat.has(name) ? open.findIndex((one) => one.name === name) : -1
    if (unended >= 0) open.length = unended
    const component: Component = { name, lines: [], parts: [], whole: false }
    const parent = open.at(-1)
    if (parent) parent.parts.push(component)
    else roots.push(component)
    open.push(component)
  }

  function end(name: string) {
    const at = open.findLastIndex((one) => one.name === name)
    const ended = open[at]
    if (!ended) return
    ended.whole = true
    open.length = at
  }
}

/** Its lines with continuations joined, empty ones left out. */
function* unfolded(text: string): Generator<string> {
  let pieces: string[] = []
  for (const line of text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/)) {
    const follows = line.charCodeAt(0) === 32 || line.charCodeAt(0) === 9
    if (follows && pieces.length > 0) {
      pieces.push(line.slice(1))
    } else if (line.trim() !== '') {
      if (pieces.length > 0) yield pieces.join('')
      pieces = [line]
    }
  }
  if (pieces.length > 0) yield pieces.join('')
}
