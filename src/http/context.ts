import { Hono } from 'hono'
import type { Atlas } from '#engines/atlas.ts'
import type { Frame } from '#http/frame.ts'
import type { Limits } from '#http/limits.ts'
import type { Proofs } from '#http/proof.ts'
import type { Visitor } from '#http/visitor.ts'
import type { Auth } from '#platform/auth.ts'
import type { Db } from '#platform/database.ts'
import type { Log } from '#platform/log.ts'
import type { Settings } from '#platform/settings.ts'

/** Who is signed in, as the office knows them. */
export type Actor = { id: string; name: string; email: string; role: 'administrator' | 'organiser' }

/** What an address of the house may count on. The hall sets it; rooms only read it. */
export type Env = {
  Variables: {
    db: Db
    auth: Auth
    log: Log
    settings: Settings
    atlas: () => Atlas
    limits: Limits
    proofs: Proofs
    /** The visitor's network address, for limits only: never written down. */
    client: string
    visitor: Visitor
    frame: Frame
    actor?: Actor
    /** Of the actor, which of their sessions this is. */
    sessionId?: string
  }
}

/** A room of the web: a Hono app that knows what `c.var` carries. */
export const room = () => new Hono<Env>()
