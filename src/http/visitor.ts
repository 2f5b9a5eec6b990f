import type { Context } from 'hono'
import { deleteCookie, getSignedCookie, setSignedCookie } from 'hono/cookie'
import { z } from 'zod'
import type { RememberedPlace } from '#http/frame.ts'

/** What this browser carries: where its owner votes, and the round of calls they are on. Both signed, neither kept here. */
export type Visitor = {
  place?: RememberedPlace
  callId?: string
  /** The way to another house and back that this browser is on, to sign in. */
  attempt?: Attempt
  remember: (place: RememberedPlace) => Promise<void>
  begin: (callId: string) => Promise<void>
  setOut: (attempt: Attempt, keep?: { days: number }) => Promise<void>
  arrive: () => void
  forget: () => void
}

const id = z.string().max(200)
const placeShape = z.object({ id, name: z.string().max(200), districts: z.record(z.string().max(40), id), approximate: z.boolean().optional() })
const token = z.string().max(500)
const attemptShape = z.object({
  provider: token, state: token, codeVerifier: token, next: token.optional(), presented: z.object({ subject: token, name: token }).optional(),
})
export type Attempt = z.output<typeof attemptShape>
const placeCookie = 'place'
const callCookie = 'call'
const attemptCookie = 'sign-in'
const tenMinutes = 600

/** `secure`: whether visitors reach us by https, also when a proxy speaks it for us. */
export async function readVisitor(c: Context, key: string, secure: boolean): Promise<Visitor> {
  const options = { httpOnly: true, sameSite: 'Lax', path: '/', secure } as const
  const set = async (name: string, value: string, maxAge?: number) => setSignedCookie(c, name, value, key, { ...options, maxAge })
  return {
    place: parse(placeShape, await getSignedCookie(c, key, placeCookie)),
    callId: z.uuid().optional().catch(undefined).parse((await getSignedCookie(c, key, callCookie)) || undefined),
    attempt: parse(attemptShape, await getSignedCookie(c, key, attemptCookie)),
    remember: (place) => set(placeCookie, JSON.stringify(place), 400 * 24 * 3600),
    begin: (callId) => set(callCookie, callId),
    setOut: (attempt, keep) => set(attemptCookie, JSON.stringify(attempt), keep ? keep.days * 24 * 3600 : tenMinutes),
    arrive: () => { deleteCookie(c, attemptCookie, options) },
    forget: () => {
      deleteCookie(c, placeCookie, options)
      deleteCookie(c, callCookie, options)
    },
  }
}

function parse<Shape extends z.ZodType>(shape: Shape, said: string | false | undefined): z.output<Shape> | undefined {
  if (!said) return undefined
  try {
    return shape.parse(JSON.parse(said))
  } catch {
    return undefined
  }
}
