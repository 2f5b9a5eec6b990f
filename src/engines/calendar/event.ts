/** What one event says of itself, a series of the same things, or one changed instance of a series. */
export type Details = {
  title: string
  description: string | null
  location: string | null
  /** WGS84 degrees. */
  geo: { lat: number; lon: number } | null
  url: string | null
  /** The IANA zone whose wall clock `starts` and `ends` are read from; null: whole days. */
  zone: string | null
  /** "2026-11-03T19:00:00", or the day "2026-11-03" when it lasts whole days. */
  starts: string
  /** The first moment, or the first day, after the end. */
  ends: string
  status: 'confirmed' | 'tentative' | 'cancelled'
  organizer: { name: string | null; email: string | null } | null
  categories: string[]
  /** Rises with every change that people must hear of. RFC 5545, 3.8.7.4. */
  sequence: number
  created: Date | null
  modified: Date | null
  /** DTSTAMP: when this state of it was written down. */
  stamped: Date
}

/** One instance of a series that is not as the rule says. `of` is the local start that the rule gave it. */
export type Override = Details & { of: string }

/** One instance by itself, as a letter about it carries it; `of` null: of an event that takes place once. */
export type Single = Details & { uid: string; of: string | null }

export type Event = Details & {
  uid: string
  /** The text of an RRULE: "FREQ=WEEKLY;BYDAY=TU". */
  rule: string | null
  /** Local starts beside those of the rule. */
  added: string[]
  /** Local starts that the rule gives and that do not take place. */
  cancelled: string[]
  overrides: Override[]
}

/** One time that an event takes place. */
export type Occurrence = {
  /** The local start that the rule gave; what exceptions and overrides call it by. */
  of: string
  begins: Date
  finishes: Date
  starts: string
  ends: string
  zone: string | null
  /** The event's own, or those of the override. */
  details: Details
}
