import type { Context } from 'hono'
import { deleteCookie, getSignedCookie, setSignedCookie } from 'hono/cookie'
import { z } from 'zod'
import type { RememberedPlace } from '#http/frame.ts'

/** What this browser carries: where its owner votes, and the round of calls they are on. Both signed, neither kept here. */
export type Visitor = {
  place?: RememberedPlace
  callId?: string
  remember: (place: RememberedPlace) => Promise<void>
  begin: (callId: string) => Promise<void>
  forget: () => void
}

const id = z.string().max(200)
const placeShape = z.object({ id, name: z.string().max(200), districts: z.record(z.string().max(40), id), approximate: z.boolean().optional() })
const placeCookie = 'place'
const callCookie = 'call'

/** `secure`: whether visitors reach us by https, also when a proxy speaks it for us. */
export async function readVisitor(c: Context, key: string, secure: boolean): Promise<Visitor> {
  const options = { httpOnly: true, sameSite: 'Lax', path: '/', secure } as const
  const set = async (name: string, value: string, maxAge?: number) => setSignedCookie(c, name, value, key, { ...options, maxAge })
  return {
    place: parsePlace(await getSignedCookie(c, key, placeCookie)),
    callId: z.uuid().optional().catch(undefined).parse((await getSignedCookie(c, key, callCookie)) || undefined),
    remember: (place) => set(placeCookie, JSON.stringify(place), 400 * 24 * 3600),
    begin: (callId) => set(callCookie, callId),
    forget: () => {
      deleteCookie(c, placeCookie, options)
      deleteCookie(c, callCookie, options)
    },
  }
}

function parsePlace(text: string | false | undefined): RememberedPlace | undefined {
  if (!text) return undefined
  try {
    return placeShape.parse(JSON.parse(text))
  } catch {
    return undefined
  }
}
