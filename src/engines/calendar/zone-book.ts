import type { Component } from '#engines/calendar/components.ts'
import { propertiesOf, textOf } from '#engines/calendar/properties.ts'
import type { Zones } from '#engines/calendar/read-time.ts'
import { zoneNamed } from '#engines/calendar/zone-names.ts'
import { sameZone, type ZoneRules, zoneRules } from '#engines/calendar/zone-rules.ts'

const wanted = new Set(['tzid', 'x-lic-location'])
const mostDescribed = 50
/** From when on clocks must agree for two zones to be the same: Monday, January 6, 2020. */
const compareFrom = Date.UTC(2020, 0, 6)

/** What the TZIDs of a calendar stand for, each found out once. */
export function zoneBook(calendar: Component, own: string | undefined, home: string): Zones {
  const described = new Map<string, Component>()
  for (const component of calendar.parts) {
    const tzid = component.name === 'vtimezone' ? textOf(propertiesOf(component, wanted).found.get('tzid')?.[0]) : undefined
    if (tzid !== undefined && !described.has(tzid) && described.size < mostDescribed) described.set(tzid, component)
  }
  const found = new Map<string, string | ZoneRules | undefined>()
  return {
    floating: (own === undefined ? undefined : zoneNamed(own)) ?? home,
    named: (tzid) => {
      if (!found.has(tzid)) found.set(tzid, zoneNamed(tzid) ?? byDescription(described.get(tzid)))
      return found.get(tzid)
    },
  }
}

function byDescription(component: Component | undefined): string | ZoneRules | undefined {
  if (!component) return undefined
  const location = textOf(propertiesOf(component, wanted).found.get('x-lic-location')?.[0])
  const named = location === undefined ? undefined : zoneNamed(location)
  if (named) return named
  const rules = zoneRules(component)
  return rules && (sameZone(rules, compareFrom) ?? rules)
}
