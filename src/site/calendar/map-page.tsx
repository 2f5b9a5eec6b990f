import type { OnCalendar } from '#domain/calendar/listing.ts'
import type { Outlines } from '#engines/districts/outlines.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import type { Asked } from '#site/calendar/asked.ts'
import { CalendarLayout, type Choices, titleOf } from '#site/calendar/views.tsx'
import { Key } from '#ui/bar.tsx'
import { EventRow } from '#ui/event-row.tsx'
import { count } from '#ui/words.ts'

type Props = { frame: Frame; asked: Asked; choices: Choices; times: OnCalendar[]; month: string; drawn?: Outlines }
type Town = { id: string; name: string; times: OnCalendar[] }

const shades = [{ tone: 'q1', word: 'nothing yet' }, { tone: 'q3', word: 'one event' }, { tone: 'q4', word: 'several' }]
const nextFew = 3

/** Where the coming events take place, town by town, with what stands on the map in words below it. */
export function MapPage({ frame, asked, choices, times, month, drawn }: Props) {
  const towns = townsOf(times)
  const online = times.filter(({ place_id, is_online }) => place_id === null && is_online)
  return (
    <CalendarLayout frame={frame} asked={asked} choices={choices} view="map" month={month} title={titleOf(asked)}>
      {towns.length === 0 && online.length === 0 && <Nowhere asked={asked} />}
      {drawn && towns.length > 0 && <EventMap drawn={drawn} towns={towns} asked={asked} />}
      {towns.map(({ id, name, times: here }) => <Rows id={slugged(id)} title={name} times={here} more={routes.site.events.href({}, { ...asked.query, town: name })} />)}
      {online.length > 0 && <Rows id="online" title="Online" times={online} more={routes.site.events.href({}, { ...asked.query, online: 'yes' })} />}
    </CalendarLayout>
  )
}

const Nowhere = ({ asked }: { asked: Asked }) => (
  <div class="empty">
    <h2>Nothing to put on the map</h2>
    <p>No coming event names a town. They may stand in the list by day.</p>
    <a class="button" href={routes.site.events.href({}, asked.query)}>By day</a>
  </div>
)

function EventMap({ drawn, towns, asked }: { drawn: Outlines; towns: Town[]; asked: Asked }) {
  const byId = new Map(towns.map((town) => [town.id, town]))
  const empty = drawn.paths.filter(({ id }) => !byId.has(id))
  return (
    <figure class="map">
      <figcaption>Where things are on <small>Choose a town for its events</small></figcaption>
      <svg viewBox={drawn.viewBox} role="group" aria-label={`Map of ${count(towns.length, 'town')} with events`}>
        <path class="q1" fill-rule="evenodd" d={empty.map(({ d }) => d).join('')} />
        {drawn.paths.map(({ id, d }) => {
          const town = byId.get(id)
          if (!town) return null
          const label = `${town.name}: ${count(town.times.length, 'event')}`
          const shade = town.times.length > 1 ? 'q4' : 'q3'
          return <a href={routes.site.events.href({}, { ...asked.query, town: town.name })} aria-label={label}><path class={shade} fill-rule="evenodd" d={d}><title>{label}</title></path></a>
        })}
      </svg>
      <Key label="Shades of the map" entries={shades} />
    </figure>
  )
}

function Rows({ id, title, times, more }: { id: string; title: string; times: OnCalendar[]; more: string }) {
  return (
    <section class="section" aria-labelledby={id}>
      <div class="section__in">
        <div class="section__head"><h2 id={id}>{title}</h2>{times.length > nextFew && <> <a class="section__more" href={more}>All {times.length}<span class="unseen"> in {title}</span></a></>}</div>
        <ul class="event-rows">{times.slice(0, nextFew).map((time) => <EventRow time={time} />)}</ul>
      </div>
    </section>
  )
}

function townsOf(times: OnCalendar[]): Town[] {
  const inTown = Map.groupBy(times, ({ place_id }) => place_id)
  return [...inTown].flatMap(([id, here]) => (id ? [{ id, name: here[0]?.town ?? '', times: here }] : [])).toSorted((one, other) => one.name.localeCompare(other.name))
}

const slugged = (id: string) => `town-${id.split(':').at(-1)}`
