import type { Outlines } from '#engines/districts/outlines.ts'
import { Key } from '#ui/bar.tsx'

/** Four shades, said in words; a number that could point at one person is not drawn. */
export const shades = [
  { tone: 'q1', word: 'none, or fewer than 3', from: 0 },
  { tone: 'q2', word: '3 to 9', from: 3 },
  { tone: 'q3', word: '10 to 29', from: 10 },
  { tone: 'q4', word: '30 and over', from: 30 },
] as const

export const toneOf = (number: number) => shades.findLast(({ from }) => number >= from)?.tone ?? 'q1'

export const fewerThanThree = (number: number) => (number < 3 ? 'fewer than 3' : number.toLocaleString('en-US'))

type Props = { title: string; note: string; label: string; drawn: Outlines; numbers: ReadonlyMap<string, { name: string; number: number }> }

export function ShadedMap({ title, note, label, drawn, numbers }: Props) {
  return (
    <figure class="map">
      <figcaption>{title} <small>{note}</small></figcaption>
      <svg viewBox={drawn.viewBox} role="img" aria-label={label}>
        {drawn.paths.map(({ id, d }) => {
          const known = numbers.get(id)
          return <path class={toneOf(known?.number ?? 0)} fill-rule="evenodd" d={d}>{known && known.number >= 3 && <title>{`${known.name}: ${known.number.toLocaleString('en-US')}`}</title>}</path>
        })}
      </svg>
      <Key label="Shades of the map" entries={shades} />
    </figure>
  )
}
