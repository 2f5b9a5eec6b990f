import type { Context } from 'hono'
import { z } from 'zod'
import * as lookUp from '#domain/legislature/look-up.ts'
import * as places from '#domain/legislature/places.ts'
import type { Env } from '#http/context.ts'
import { type Given, type Refused, refuse } from '#http/form.ts'
import { geocode } from '#platform/census-geocoder.ts'

type Searched = lookUp.Finding | { kind: 'refused'; form: Refused }

const townField = z.string().trim().min(1, 'Which city or town?').max(100, 'That is too long for the name of a town.')
const degrees = (limit: number) => z.string().min(1).transform(Number).pipe(z.number().min(-limit).max(limit))
const streetField = z.string().trim().min(1, 'Which number and street?').max(200, 'That is too long for a street address.')
const doors = z.discriminatedUnion('door', [
  z.object({ door: z.literal('address'), street: streetField, town: townField }),
  z.object({ door: z.literal('census'), street: streetField, town: townField }),
  z.object({ door: z.literal('town'), town: townField }),
  z.object({ door: z.literal('point'), lat: degrees(90), lon: degrees(180) }),
  z.object({ door: z.literal('village'), choice: z.string().min(1).max(200) }),
  z.object({ door: z.literal('precinct'), place: z.string().max(200), choice: z.string().max(20).default('') }),
  z.object({ door: z.literal('border'), place: z.string().max(200), choice: z.string().max(1000).default('') }),
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
  if (door.door === 'border') return orRefused(await lookUp.byDistricts(db, door.place, door.choice.split(' ')), given)
  const place = await places.find(db, door.choice)
  return place ? lookUp.byPlace(db, place, layers) : { kind: 'nowhere', reason: 'unknown-town' }
}

/** A choice that names no district at all is none. */
const orRefused = (found: lookUp.Finding, given: Given): Searched =>
  found.kind === 'found' && Object.keys(found.place.districts).length === 0 ? { kind: 'refused', form: refuse(given, 'choice', 'Which district do you vote in?') } : found

/** Only where the operator switched it on, and only through its own door, whose page says where the address goes. */
async function askCensus(c: Context<Env>, { street, town }: { street: string; town: string }, layers: readonly string[]): Promise<Searched> {
  const { CENSUS_GEOCODER } = c.var.settings
  const { jurisdiction } = c.var.atlas()
  const answer = CENSUS_GEOCODER === 'off' ? { unreachable: true as const } : await geocode(CENSUS_GEOCODER, { street, city: town, state: jurisdiction.abbreviation })
  return lookUp.byGeocoded(c.var.db, c.var.atlas(), answer, layers)
}
