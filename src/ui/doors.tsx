import type { ComponentChildren } from 'preact'
import type { Refused } from '#http/form.ts'
import { routes } from '#http/routes.ts'
import { Field } from '#ui/field.tsx'
import { Icon } from '#ui/icon.tsx'
import { Promise } from '#ui/promise.tsx'

/** One thing to choose among: a part of a divided town, or one of two districts at a border. */
export type Choice = { value: string; label: string; detail: string }
export type Question = { title: string; explanation: string; legend: string; choices: Choice[]; door: 'village' | 'precinct' | 'border'; place?: string }

export type DoorProps = {
  /** The action that the visitor is on the way to, if any. */
  slug?: string
  open: { address: boolean; point: boolean; geocoder: boolean }
  towns: string[]
  /** Whether the page has room for two fields side by side. */
  wide?: boolean
  form?: Refused
  question?: Question
  /** Said above the doors when the address was not known or the point lay outside. */
  trouble?: string
  /** Shown inside each form when too many knock at once. */
  wait?: ComponentChildren
}

/** Three ways to the same answer. The first that is open stands open; a door whose data are not there is not shown. */
export function DoorKeeper(props: DoorProps) {
  const { open, form, question, trouble, towns } = props
  const asked = form?.given.door ?? 'address'
  const first = ['census', 'town'].includes(asked) ? asked : open.address ? 'address' : 'town'
  return (
    <div class="look-up">
      {trouble && <div class="notice notice--careful" role="alert"><p>{trouble}</p></div>}
      {question && <Asking {...props} question={question} />}
      <div>
        {open.address && (
          <details class="door" name="door" open={!question && first === 'address'}>
            <summary><span>Street address <small>The surest, and then forgotten</small></span></summary>
            <AddressDoor {...props} />
          </details>
        )}
        {open.geocoder && (
          <details class="door" name="door" open={first === 'census'}>
            <summary><span>Ask the Census Bureau <small>Sends the address to a federal server</small></span></summary>
            <AddressDoor {...props} door="census" />
          </details>
        )}
        {open.point && (
          <details class="door" name="door" data-needs-script hidden>
            <summary><span>Where I am now <small>Your browser tells us a point, once</small></span></summary>
            <PointDoor {...props} />
          </details>
        )}
        <details class="door" name="door" open={!question && first === 'town'}>
          <summary><span>Only my town <small>And your precinct, where a town is divided</small></span></summary>
          <TownDoor {...props} />
        </details>
      </div>
      <datalist id="door-towns">{towns.map((town) => <option value={town} />)}</datalist>
      <Promise geocoder={open.geocoder} />
      <p class="meta">A ZIP code alone cannot tell: most of them cross a district line, so we do not guess from one.</p>
    </div>
  )
}

/** The same two fields lead to our own list or, where the operator allows it, to the Census Bureau's. */
function AddressDoor({ slug, form, wait, wide, door = 'address' }: DoorProps & { door?: 'address' | 'census' }) {
  const mine = form?.given.door === door ? form : undefined
  return (
    <form class="look-up" method="post" action={routes.site.place.href()}>
      <Way door={door} slug={slug} />
      {mine && wait}
      <div class={wide ? 'fields fields--street' : 'fields'}>
        <Field form={mine} id={`${door}-street`} label="Street address" name="street" autocomplete="street-address" required maxLength={200} />
        <Field form={mine} id={`${door}-town`} label="City or town" name="town" autocomplete="address-level2" list="door-towns" required maxLength={100} />
      </div>
      <p class="buttons"><button class={`button button--primary ${wide ? '' : 'button--wide'}`}>Show me who answers to me</button></p>
    </form>
  )
}

function PointDoor({ slug }: DoorProps) {
  return (
    <form class="look-up" method="post" action={routes.site.place.href()}>
      <Way door="point" slug={slug} />
      <input type="hidden" name="lat" />
      <input type="hidden" name="lon" />
      <input type="hidden" name="within" />
      <here-button>
        <p class="buttons"><button class="button" type="button"><Icon of="here" /> Use my location</button></p>
        <p class="meta" role="status" />
      </here-button>
    </form>
  )
}

function TownDoor({ slug, form, wait }: DoorProps) {
  const mine = form?.given.door === 'town' ? form : undefined
  return (
    <form class="look-up" method="post" action={routes.site.place.href()}>
      <Way door="town" slug={slug} />
      {mine && wait}
      <Field form={mine} id="only-town" label="City or town" name="town" autocomplete="address-level2" list="door-towns" required maxLength={100} />
      <p class="buttons"><button class="button">Go by my town</button></p>
    </form>
  )
}

function Asking({ slug, question }: DoorProps & { question: Question }) {
  return (
    <form class="look-up" method="post" action={routes.site.place.href()}>
      <Way door={question.door} slug={slug} />
      {question.place && <input type="hidden" name="place" value={question.place} />}
      <div class="notice" role="status">
        <h2>{question.title}</h2>
        <p>{question.explanation}</p>
      </div>
      <fieldset class="field-group">
        <legend>{question.legend}</legend>
        <div class="choices choices--long">
          {question.choices.map(({ value, label, detail }) => (
            <label class="choice"><input type="radio" name="choice" value={value} required /> <span>{label} <small>{detail}</small></span></label>
          ))}
        </div>
      </fieldset>
      <p class="buttons"><button class="button button--primary button--big">That’s me</button></p>
    </form>
  )
}

function Way({ door, slug }: { door: string; slug?: string }) {
  return (
    <>
      <input type="hidden" name="door" value={door} />
      {slug && <input type="hidden" name="for" value={slug} />}
    </>
  )
}
