import type { Outlines } from '#engines/districts/outlines.ts'
import { Key } from '#ui/bar.tsx'

type Group = { name: string; towns: string[] }
const shades = [{ tone: 'q1', word: 'no group yet' }, { tone: 'q3', word: 'one group' }, { tone: 'q4', word: 'several' }]

/** Where there are groups, town by town; a group for a quarter of the towns or more would shade them all and is left to the list. */
export function GroupMap({ drawn, groups }: { drawn: Outlines; groups: Group[] }) {
  const wide = Math.max(8, drawn.paths.length / 4)
  const local = groups.filter(({ towns }) => towns.length <= wide)
  const names = Map.groupBy(local.flatMap(({ name, towns }) => towns.map((town) => ({ name, town }))), ({ town }) => town)
  const nobody = drawn.paths.filter(({ id }) => !names.has(id))
  return (
    <figure class="map">
      <figcaption>Where they are <small>Groups for a town or a few</small></figcaption>
      <svg viewBox={drawn.viewBox} role="img" aria-label={`Map of ${names.size} ${names.size === 1 ? 'town' : 'towns'} with groups. The list has their names.`}>
        <path class="q1" fill-rule="evenodd" d={nobody.map(({ d }) => d).join('')} />
        {drawn.paths.flatMap(({ id, d }) => {
          const here = names.get(id)
          return here ? [<path class={here.length > 1 ? 'q4' : 'q3'} fill-rule="evenodd" d={d}><title>{here.map(({ name }) => name).join(', ')}</title></path>] : []
        })}
      </svg>
      <Key label="Shades of the map" entries={shades} />
    </figure>
  )
}
