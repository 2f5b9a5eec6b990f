import type { Gathering } from '#engines/addresses/gathering.ts'

/** The rows of one street in one place that share a postal town and a postcode; names and the like by their rank. */
export interface Block {
  rows: number[]
  place: number
  name: number
  town: number
  postcode: number
}

/** The blocks in the order of the file, with ranks for names, towns and postcodes. */
export function blocksInOrder(all: Gathering, rank: { names: Uint32Array; towns: Uint32Array; postcodes: Uint32Array }): Block[] {
  const blocks = all.blocks.texts().map((text): Block => {
    const [place = 0, name = 0, town = 0, postcode = 0] = text.split(' ').map(Number)
    return { rows: [], place, name: rank.names[name] ?? 0, town: rank.towns[town] ?? 0, postcode: rank.postcodes[postcode] ?? 0 }
  })
  for (let row = 0; row < all.block.length; row++) blocks[all.block.at(row)]?.rows.push(row)
  return blocks.sort((a, b) => a.place - b.place || a.name - b.name || a.town - b.town || a.postcode - b.postcode)
}
