import { Hono } from 'hono'
import type { Atlas } from '#engines/atlas.ts'
import type { FileKind } from '#engines/files/kinds.ts'
import type { Frame } from '#http/frame.ts'
import type { Limits } from '#http/limits.ts'
import type { Proofs } from '#http/proof.ts'
import type { Visitor } from '#http/visitor.ts'
import type { Auth } from '#platform/auth.ts'
import type { Db } from '#platform/database.ts'
import type { Log } from '#platform/log.ts'
import type { Providers } from '#platform/providers.ts'
import type { Settings } from '#platform/settings.ts'

/** Who is signed in: their role for the whole organization, and the groups in their care. */
export type Actor = {
  id: string
  name: string
  email: string
  role: 'administrator' | 'organiser' | 'editor' | 'auditor' | null
  personId: number | null
  care: readonly { groupId: number; role: 'organiser' | 'editor' | 'lead' | 'auditor' }[]
  /** What they may do somewhere, by name: what to show them. Whether they may do it here is asked again when they do. */
  deeds: ReadonlySet<string>
}

/** What an address of the house may count on. The hall sets it; rooms only read it. */
export type Env = {
  Variables: {
    db: Db
    /** Does work that outlives the request, an export that streams, with no more rights than the request has. */
    inScope: <Result>(work: (db: Db) => Promise<Result>) => Promise<Result>
    auth: Auth
    /** Where else somebody may sign in, by name. */
    providers: Providers
    log: Log
    settings: Settings
    atlas: () => Atlas
    limits: Limits
    proofs: Proofs
    /** The visitor's network address, for limits only: never written down. */
    client: string
    /** What stands for this visitor pressing a thing today: the same when they press it twice, and leading back to nobody. */
    mark: (thing: string) => string
    visitor: Visitor
    frame: Frame
    /** Who is signed in here, if anybody; asked of the database once a request. `fresh`: the session too, not only its signed cookie; for acts. */
    who: (asked?: { fresh?: boolean }) => Promise<Actor | undefined>
    actor?: Actor
    /** Of an answer that is no page: its own content security policy. */
    policy?: string
    /** Of an answer that leads elsewhere: where it leads is not told from where. */
    unsaid?: boolean
    /** Of an answer that is a file: what it is. */
    handedOver?: FileKind
    /** Of the actor, which of their sessions this is. */
    sessionId?: string
  }
}

/** A room of the web: a Hono app that knows what `c.var` carries. */
export const room = () => new Hono<Env>()
