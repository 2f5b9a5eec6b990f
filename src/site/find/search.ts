import type { Context } from 'hono'
import { z } from 'zod'
import * as lookUp from '#domain/legislature/look-up.ts'
import * as places from '#domain/legislature/places.ts'
import type { Env } from '#http/context.ts'
import type { Given, Refused } from '#http/form.ts'
import { geocode } from '#platform/census-geocoder.ts'

type Searched = lookUp.Finding | { kind: 'refused'; form: Refused }

const town = z.string().trim().min(1, 'Which city or town?').max(100, 'That is too long for the name of a town.')
const degrees = (limit: number) => z.coerce.number().min(-limit).max(limit)
const street = z.string().trim().min(1, 'Which number and street?').max(200, 'That is too long for a street address.')
const doors = z.discriminatedUnion('door', [
  z.object({ door: z.literal('address'), street, town }),
  z.object({ door: z.literal('census'), street, town }),
  z.object({ door: z.literal('town'), town }),
  z.object({ door: z.literal('point'), lat: degrees(90), lon: degrees(180) }),
  z.object({ door: z.literal('village'), choice: z.string().min(1).max(200) }),
  z.object({ door: z.literal('precinct'), place: z.string().max(200), choice: z.string().min(1).max(20) }),
  z.object({ door: z.literal('border'), place: z.string().max(200), choice: z.string().min(1).max(1000) }),
])

/** Through the door that the form names. */
export async function search(c: Context<Env>, given: Given, layers: readonly string[]): Promise<Searched> {
  const { db } = c.var
  const asked = doors.safeParse(given)
  if (!asked.success) {
    const errors: Record<string, string[] | undefined> = z.flattenError<Record<string, unknown>>(asked.error).fieldErrors
    return { kind: 'refused', form: { ok: false, given, errors } }
  }
  const door = asked.data
  if (door.door === 'address') return lookUp.byAddress(db, c.var.atlas(), door, layers)
  if (door.door === 'census') return askCensus(c, door, layers)
  if (door.door === 'town') return lookUp.byTown(db, door.town, layers)
  if (door.door === 'point') return lookUp.byPoint(db, c.var.atlas(), door.lon, door.lat, layers)
  if (door.door === 'precinct') return lookUp.byPrecinct(db, door.place, door.choice, layers)
  if (door.door === 'border') return lookUp.byDistricts(db, door.place, door.choice.split(' '))
  const place = await places.find(db, door.choice)
  return place ? lookUp.byPlace(db, place, layers) : { kind: 'nowhere', reason: 'unknown-town' }
}

/** Only where the operator switched it on, and only through its own door, whose page says where the address goes. */
async function askCensus(c: Context<Env>, { street, town }: { street: string; town: string }, layers: readonly string[]): Promise<Searched> {
  const { CENSUS_GEOCODER } = c.var.settings
  const { jurisdiction } = c.var.atlas()
  const answer = CENSUS_GEOCODER === 'off' ? { unreachable: true as const } : await geocode(CENSUS_GEOCODER, { street, city: town, state: jurisdiction.abbreviation })
  return lookUp.byGeocoded(c.var.db, c.var.atlas(), answer, layers)
}
