import type { Seat } from '#domain/legislature/seats.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { DoorKeeper, type DoorProps } from '#ui/doors.tsx'
import { SiteLayout } from '#ui/site-layout.tsx'

/** `statewide` is the division whose seats everybody shares. */
type Props = { frame: Frame; doors: DoorProps; seats: Seat[]; statewide: string }

export function FindPage({ frame, doors, seats, statewide }: Props) {
  const { place } = frame
  return (
    <SiteLayout frame={frame} room="legislators" title={place ? `Who answers to ${place.name}` : 'Find your legislators'} description="Find who represents you, without giving your address to anybody.">
      <div class="wrap narrow">
        <header class="page-head">
          <h1>Who answers to you?</h1>
          {!place && <p class="lede">Three ways to find out. Pick the one that tells us least, if you like; they end in the same place.</p>}
        </header>
        {place && <Answer place={place} seats={seats} statewide={statewide} />}
        {place ? <section class="section"><h2>Somewhere else</h2><DoorKeeper {...doors} wide /></section> : <DoorKeeper {...doors} wide />}
      </div>
    </SiteLayout>
  )
}

function Approximate() {
  return (
    <div class="notice notice--careful">
      <p>We placed you approximately: between two house numbers we know, or at the nearest shore. If a name below looks wrong, go by your town and precinct.</p>
    </div>
  )
}

function Answer({ place, seats, statewide }: Pick<Props, 'seats' | 'statewide'> & { place: NonNullable<Frame['place']> }) {
  const [everybodys, yours] = [seats.filter((seat) => seat.district_id === statewide), seats.filter((seat) => seat.district_id !== statewide)]
  return (
    <section class="stack" aria-label={`Who answers to ${place.name}`}>
      {place.approximate && <Approximate />}
      <Seats seats={yours} />
      <p class="buttons"><a class="button button--primary" href={routes.site.actions.href()}>See what to call about</a></p>
      {everybodys.length > 0 && <section class="section"><h2>And to everybody in the state</h2><Seats seats={everybodys} /></section>}
    </section>
  )
}

function Seats({ seats }: Pick<Props, 'seats'>) {
  return (
    <ul class="lines">
      {seats.map((seat) => (
        <li>
          {seat.holders.map((holder) => <p><strong><a href={routes.site.legislator.href(holder)}>{seat.short_title} {holder.name}</a></strong></p>)}
          {seat.holders.length === 0 && <p><strong>{seat.covered ? 'Vacant' : 'Unknown'}</strong></p>}
          <p class="meta">{seat.title}, {seat.district}{seat.holders.length === 0 && (seat.covered ? vacant : unknown)}</p>
        </li>
      ))}
    </ul>
  )
}

const vacant = '. Nobody holds this seat now.'
const unknown = '. None of our sources names who holds this seat.'
