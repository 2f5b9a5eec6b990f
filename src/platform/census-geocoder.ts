import { z } from 'zod'

export const censusOrigin = 'https://geocoding.geo.census.gov'

const longest = 200_000
const patience = 6_000
const shape = z.object({
  result: z.object({ addressMatches: z.array(z.object({ coordinates: z.object({ x: z.number(), y: z.number() }) })).max(100) }),
})

export type Geocoded = { points: { lon: number; lat: number }[] } | { unreachable: true }

/**
 * Asks the U.S. Census Bureau's geocoder where an address lies, WGS84 degrees; no points when it does not know. The one thing here that
 * sends an address to another server: callers ask first. Answers within six seconds or says that it could not.
 * Source: geocoding.geo.census.gov/geocoder/Geocoding_Services_API.
 */
export async function geocode(origin: string, { street, city, state }: { street: string; city: string; state: string }): Promise<Geocoded> {
  const asked = new URLSearchParams({ street, city, state, benchmark: 'Public_AR_Current', format: 'json' })
  try {
    const answer = await fetch(`${origin}/geocoder/locations/address?${asked}`, { signal: AbortSignal.timeout(patience), redirect: 'error' })
    if (!answer.ok || Number(answer.headers.get('content-length') ?? 0) > longest) return { unreachable: true }
    const { result } = shape.parse(await answer.json())
    return { points: result.addressMatches.map(({ coordinates: { x, y } }) => ({ lon: x, lat: y })) }
  } catch {
    return { unreachable: true }
  }
}
