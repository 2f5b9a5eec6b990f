import type { Context } from 'hono'
import type { Env } from '#http/context.ts'
import type { DoorProps } from '#ui/doors.tsx'

/** The doors that open here, given the data that were imported. */
export function doorsFor(c: Context<Env>): DoorProps {
  const { districts, addresses, jurisdiction } = c.var.atlas()
  return {
    open: { address: !!districts && !!addresses, point: !!districts, geocoder: !!districts && c.var.settings.CENSUS_GEOCODER !== 'off' },
    towns: jurisdiction.places.map(({ name }) => name),
  }
}
