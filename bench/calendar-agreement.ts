import ICAL from 'ical.js'

/** A bench of two feeds that say different things would measure nothing. */
export function mustAgree(one: string, other: string, length: number) {
  const [mine, theirs] = [said(one), said(other)]
  if (mine.events.length !== length) throw new Error('A feed has not all of its events.')
  const at = mine.events.findIndex((event, turn) => event !== theirs.events[turn])
  if (at >= 0) throw new Error(`The two feeds do not say the same:\n${mine.events[at]}\n${theirs.events[at]}`)
  if (mine.about !== theirs.about) throw new Error(`The two feeds do not say the same of themselves:\n${mine.about}\n${theirs.about}`)
}

/** What ical.js reads in a feed: its own properties and zones, and every property of each event, in one order. */
function said(text: string) {
  const feed = new ICAL.Component(ICAL.parse(text))
  const zones = feed.getAllSubcomponents('vtimezone').map(String)
  return { about: [properties(feed), ...zones].join('\n'), events: feed.getAllSubcomponents('vevent').map(properties) }
}

/** Of the reference alone: a TIMEZONE-ID, which nobody defined. */
const theirsAlone = new Set(['timezone-id'])

function properties(component: ICAL.Component): string {
  return component.getAllProperties()
    .filter(({ name }) => !theirsAlone.has(name))
    .flatMap((property) => property.getValues().map((value) => `${property.name};${property.getParameter('tzid') ?? ''};${property.getParameter('cn') ?? ''}:${spoken(value)}`))
    .toSorted()
    .join('\n')
}

/** An hour is an hour. */
const spoken = (value: unknown) => String(value).replace(/^PT60M$/, 'PT1H')
