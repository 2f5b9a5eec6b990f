type Named = { id: number; name: string }

/**
 * Hits in the order in which somebody looks for a person: whose name begins with the words, then who has a word of their name that does,
 * then the rest; among equals by name. Accents and capitals do not count.
 */
export function bestFirst<Hit extends Named>(hits: readonly Hit[], words: readonly string[]): Hit[] {
  const typed = plain(words.join(' '))
  const places = hits.map((hit) => {
    const name = plain(hit.name)
    return { hit, name, place: name.startsWith(typed) ? 0 : name.includes(` ${typed}`) ? 1 : 2 }
  })
  return places.toSorted((one, other) => one.place - other.place || compare(one.name, other.name) || one.hit.id - other.hit.id).map(({ hit }) => hit)
}

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)
