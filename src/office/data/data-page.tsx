import type { Import, Office } from '#domain/legislature/inventory.ts'
import type { Jurisdiction } from '#engines/jurisdictions/jurisdiction.ts'
import type { Actor } from '#http/context.ts'
import type { Frame } from '#http/frame.ts'
import { Day, Moment } from '#ui/day.tsx'
import { OfficeLayout } from '#ui/office-layout.tsx'
import { count } from '#ui/words.ts'

type Layer = { key: string; accuracy: number; count: number }
type Places = { towns: number; precincts: number; names: number; committees: number }
type Props = { frame: Frame; actor: Actor; jurisdiction: Jurisdiction; offices: Office[]; imports: Import[]; places: Places; layers: readonly Layer[]; houses: number }

export function DataPage({ frame, actor, jurisdiction, offices, imports, places, layers, houses }: Props) {
  return (
    <OfficeLayout frame={frame} actor={actor} room="data" title="What we know, and from where" above={<p class="meta">{jurisdiction.name}, {jurisdiction.legislature.name}</p>}>
      <dl class="stats">
        <Stat words={jurisdiction.layers.find(({ key }) => key === 'place')?.plural ?? 'towns'} number={places.towns} />
        <Stat words="wards and precincts" number={places.precincts} />
        <Stat words="postal and village names" number={places.names} />
        <Stat words="committees" number={places.committees} />
      </dl>
      <Offices offices={offices} />
      <Doors jurisdiction={jurisdiction} layers={layers} houses={houses} />
      <Imports imports={imports} />
    </OfficeLayout>
  )
}

const Stat = ({ words, number }: { words: string; number: number }) => <div class="stat"><dt>{words}</dt><dd>{number.toLocaleString('en-US')}</dd></div>

function Offices({ offices }: { offices: Office[] }) {
  return (
    <section class="section" aria-labelledby="offices">
      <div class="section__head"><h2 id="offices">Who holds office</h2></div>
      {offices.length === 0 && <div class="empty"><p>No office is known yet. A list of officials fills this table.</p><Command words="officials FILE" /></div>}
      {offices.length > 0 && (
        <div class="table-scroll">
          <table class="table table--folds">
            <thead><tr><th scope="col">Office</th><th scope="col" class="num">Seats</th><th scope="col" class="num">Known</th><th scope="col">Without anybody</th><th scope="col">From</th></tr></thead>
            <tbody>{offices.map((office) => <OfficeRow office={office} />)}</tbody>
          </table>
        </div>
      )}
    </section>
  )
}

function OfficeRow({ office: { title, seats, held, empty, source, as_of } }: { office: Office }) {
  const named = empty.slice(0, 6).map(({ district }) => district).join(', ') + (empty.length > 6 ? ` and ${empty.length - 6} more` : '')
  return (
    <tr>
      <th scope="row">{title}</th>
      <td data-label="Seats" class="num">{seats}</td>
      <td data-label="Known" class="num">{held}</td>
      <td data-label="Without anybody">{empty.length > 0 && (source ? <>vacant: {named}</> : <>unknown: {named}</>)}</td>
      <td data-label="From">{source ? <>{source}{as_of && <>, as of <Day at={new Date(`${as_of}T12:00:00`)} /></>}</> : 'no complete list yet'}</td>
    </tr>
  )
}

/** The three ways to find a visitor's districts, and which file opens the closed ones. */
function Doors({ jurisdiction, layers, houses }: Pick<Props, 'jurisdiction' | 'layers' | 'houses'>) {
  const counted = (key: string, number: number) => {
    const { singular, plural } = jurisdiction.layers.find((layer) => layer.key === key) ?? { singular: key, plural: key }
    return count(number, singular, plural)
  }
  return (
    <section class="section" aria-labelledby="doors">
      <div class="section__head"><h2 id="doors">How visitors find their districts</h2></div>
      <ul class="lines">
        <li><strong>By town</strong> <span class="badge badge--right">open</span><br /><span class="meta">From the table of wards and precincts.</span></li>
        <li>
          <strong>By where they are now</strong> {layers.length > 0 ? <span class="badge badge--right">open</span> : <span class="badge">closed</span>}<br />
          {layers.length > 0
            ? <span class="meta">{layers.map(({ key, count: number, accuracy }) => `${counted(key, number)}, good to ${accuracy} m`).join('; ')}.</span>
            : <><span class="meta">Boundaries open this door: GeoJSON or zipped shapefiles, as the state or the Census publishes them.</span> <Command words="boundaries FILE" /></>}
        </li>
        <li>
          <strong>By street address</strong> {houses > 0 ? <span class="badge badge--right">open</span> : <span class="badge">closed</span>}<br />
          {houses > 0
            ? <span class="meta">{count(houses, 'house')} in memory. What is asked is never kept.</span>
            : <><span class="meta">Addresses open this door: the OpenAddresses CSV files of the state, after the boundaries.</span> <Command words="addresses FILE" /></>}
        </li>
      </ul>
    </section>
  )
}

function Imports({ imports }: { imports: Import[] }) {
  return (
    <section class="section" aria-labelledby="imports">
      <div class="section__head"><h2 id="imports">Last imports</h2></div>
      {imports.length === 0
        ? <div class="empty"><p>Nothing was imported beyond what came with the program. Every import will stand here with what it changed.</p><Command words="officials FILE" /></div>
        : (
          <div class="table-scroll">
            <table class="table table--folds">
              <thead><tr><th scope="col">What</th><th scope="col">From</th><th scope="col">What changed</th><th scope="col">When</th></tr></thead>
              <tbody>
                {imports.map(({ kind, sources, as_of, counts, finished_at }) => (
                  <tr>
                    <th scope="row">{kind.charAt(0).toUpperCase() + kind.slice(1)}</th>
                    <td data-label="From">{sources.join(', ')}{as_of && <span class="meta"> as of {as_of}</span>}</td>
                    <td data-label="What changed">{tallyWords(counts) || 'nothing'}</td>
                    <td data-label="When"><Moment at={finished_at} /></td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
    </section>
  )
}

const Command = ({ words }: { words: string }) => <code class="command">bin/commonweal import {words}</code>

/** "12 added, 3 changed"; what did not happen is not said. */
const tallyWords = (counts: Record<string, number>) =>
  ['read', 'added', 'changed', 'unchanged', 'ended', 'refused'].flatMap((word) => (counts[word] ? [`${Number(counts[word]).toLocaleString('en-US')} ${word}`] : [])).join(', ')
