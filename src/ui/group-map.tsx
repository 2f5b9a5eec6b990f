import type { Outlines } from '#engines/districts/outlines.ts'
import { routes } from '#http/routes.ts'
import { Key } from '#ui/bar.tsx'

type Group = { slug: string; name: string; towns: string[] }
type Props = { drawn: Outlines; groups: Group[]; towns: readonly { id: string; display_name: string }[] }
const shades = [{ tone: 'q1', word: 'no group yet' }, { tone: 'q3', word: 'one group' }, { tone: 'q4', word: 'several' }]

/**
 * Where there are groups, town by town, each leading to its group; towns that share the same groups are one link, and where those are several it leads
 * to the list from there. A group for a quarter of the towns or more would shade them all and is left to the list.
 */
export function GroupMap({ drawn, groups, towns }: Props) {
  const wide = Math.max(8, drawn.paths.length / 4)
  const local = groups.filter((group) => group.towns.length <= wide)
  const inTown = Map.groupBy(local.flatMap((group) => group.towns.map((town) => ({ group, town }))), ({ town }) => town)
  const nobody = drawn.paths.filter(({ id }) => !inTown.has(id))
  const shared = Map.groupBy(drawn.paths.filter(({ id }) => inTown.has(id)), ({ id }) => inTown.get(id)?.map(({ group }) => group.slug).join(' '))
  return (
    <figure class="map">
      <figcaption>Where they are <small>Groups for a town or a few. Choose one to read about it</small></figcaption>
      <svg viewBox={drawn.viewBox} role="group" aria-label={`Map of ${inTown.size} ${inTown.size === 1 ? 'town' : 'towns'} with groups`}>
        <path class="q1" fill-rule="evenodd" d={nobody.map(({ d }) => d).join('')} />
        {[...shared.values()].flatMap((paths) => {
          const here = inTown.get(paths[0]?.id ?? '')?.map(({ group }) => group) ?? []
          const town = towns.find(({ id }) => id === paths[0]?.id)?.display_name ?? ''
          const [only, ...others] = here
          if (!only) return []
          const several = others.length > 0
          const label = several ? `${town}: ${here.map(({ name }) => name).join(', ')}` : only.name
          return [
            <a href={several ? routes.site.groups.href({}, { town }) : routes.site.group.href(only)} aria-label={label}>
              <path class={several ? 'q4' : 'q3'} fill-rule="evenodd" d={paths.map(({ d }) => d).join('')}><title>{label}</title></path>
            </a>,
          ]
        })}
      </svg>
      <Key label="Shades of the map" entries={shades} />
    </figure>
  )
}
