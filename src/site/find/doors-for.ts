import type { Context } from 'hono'
import * as places from '#domain/legislature/places.ts'
import type { Env } from '#http/context.ts'
import type { DoorProps } from '#ui/doors.tsx'

/** The doors that open here, given the data that were imported. */
export async function doorsFor(c: Context<Env>): Promise<DoorProps> {
  const { districts } = c.var.atlas()
  const known = await places.list(c.var.db)
  return {
    open: { address: false, point: !!districts, geocoder: c.var.settings.CENSUS_GEOCODER === 'on' },
    towns: known.map(({ display_name }) => display_name),
  }
}
