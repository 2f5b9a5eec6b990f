import { windowsZones } from '#engines/calendar/windows-zones.ts'
import { isZone } from '#engines/calendar/zones.ts'

/**
 * The IANA zone that a TZID means by its name alone: an IANA name, one behind a maker's prefix ("/mozilla.org/20070129_1/America/New_York"), a
 * Windows name ("Eastern Standard Time"), or a whole number of hours from Greenwich ("UTC+11", "(GMT -05:00)"). Undefined for any other.
 */
export function zoneNamed(tzid: string): string | undefined {
  const name = tzid.trim().replace(/^"|"$/g, '')
  if (name.length > 200) return undefined
  if (/^(etc\/)?(utc|gmt|zulu|z|universal|uct)$/i.test(name)) return 'UTC'
  if (isZone(name)) return name
  const parts = name.split('/')
  for (let from = 1; from < parts.length; from++) {
    const rest = parts.slice(from).join('/')
    if (rest.includes('/') && isZone(rest)) return rest
  }
  return windowsZones[name.toLowerCase()] ?? hoursFromGreenwich(name)
}

function hoursFromGreenwich(name: string): string | undefined {
  const [, sign, hours] = /^\(?(?:UTC|GMT)\s*([+-])(\d{1,2}):?(?:00)?\)?$/i.exec(name) ?? []
  return sign === undefined ? undefined : fixedZone((sign === '-' ? -1 : 1) * Number(hours))
}

/** The zone that is always so many hours ahead of Greenwich. In its name the sign is the other way round. */
export function fixedZone(hours: number): string | undefined {
  if (hours === 0) return 'UTC'
  const name = `Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}`
  return isZone(name) ? name : undefined
}
