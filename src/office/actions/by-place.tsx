import type { FromPlace } from '#domain/actions/results.ts'
import type { Outlines } from '#engines/districts/outlines.ts'
import { fewerThanThree, ShadedMap } from '#ui/map.tsx'

const shown = 12

/** Where callers live: on the map when the boundaries are here, and always as a table. */
export function ByPlace({ places, drawn }: { places: FromPlace[]; drawn?: Outlines }) {
  const numbers = new Map(places.map(({ id, name, callers }) => [id, { name, number: callers }]))
  const leading = places.filter(({ callers }) => callers >= 3).slice(0, 3).map(({ name }) => name)
  const label = `Map of callers by town. ${leading.length ? `${leading.join(', ')} ${leading.length === 1 ? 'leads' : 'lead'}; the` : 'The'} table has the numbers.`
  return (
    <>
      {drawn && <ShadedMap title="Where callers live" note="Callers by town; towns with fewer than three are shown as none" label={label} drawn={drawn} numbers={numbers} />}
      <section class="panel" aria-labelledby="by-place">
        <h2 id="by-place">{drawn ? 'The same by town' : 'Where callers live'}</h2>
        {places.length === 0 && <p class="meta">Nobody has named a town yet.</p>}
        {places.length > 0 && <Towns places={places.slice(0, shown)} />}
        {places.length > shown && <details class="door chart__table"><summary>{`All ${places.length} towns`}</summary><Towns places={places} /></details>}
      </section>
    </>
  )
}

function Towns({ places }: { places: FromPlace[] }) {
  return (
    <table class="table">
      <thead><tr><th scope="col">Town</th><th scope="col" class="num">Callers</th><th scope="col" class="num">Reports</th></tr></thead>
      <tbody>
        {places.map(({ name, callers, reports }) => (
          <tr><th scope="row">{name}</th><td class="num">{fewerThanThree(callers)}</td><td class="num">{callers < 3 ? '–' : reports.toLocaleString('en-US')}</td></tr>
        ))}
      </tbody>
    </table>
  )
}
