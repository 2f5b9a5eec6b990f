import { runOnce } from 'graphile-worker'
import { sql } from 'kysely'
import { vi } from 'vitest'
import type { Role } from '#domain/staff/may.ts'
import * as signingIn from '#domain/staff/signing-in.ts'
import type { Mailroom } from '#mail/mailroom.ts'
import { openAuth } from '#platform/auth.ts'
import { openBulkMailer } from '#platform/bulk-mailer.ts'
import { type Mailer, openMailer } from '#platform/mailer.ts'
import { openPace } from '#platform/pace.ts'
import { tasks } from '#tasks.ts'
import { lay } from '#ui/letter/lay.ts'
import { databaseUrl, db, house, settings } from '../house.ts'

export const auth = openAuth({ db, key: house.cookieKey, settings })

/** Somebody who works here and is signed in. */
export async function arrive(name: string, role: Role) {
  const email = `${name.toLowerCase()}@tidewater.example`
  const { id } = await db
    .insertInto('users')
    .values({ name, email, role })
    .onConflict((known) => known.column('email').doUpdateSet({ name, role }))
    .returning('id')
    .executeTakeFirstOrThrow()
  return { id, name, email, role, personId: null, care: [], headers: await cookiesOf(email) }
}

export async function cookiesOf(email: string) {
  const cookies = await signingIn.signIn(auth, email, 'Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0')
  return { cookie: (cookies ?? []).map((cookie) => cookie.split(';')[0]).join('; ') }
}

/** The room in which the tasks work, with other things in it as asked. */
export const mailroom = (over: Partial<Mailroom> = {}): Mailroom => ({
  db, auth, mailer: openMailer(settings), bulk: openBulkMailer(settings), pace: openPace({ perSecond: 0, perDomain: 0 }), closing: new AbortController().signal, lay, settings, atlas: house.atlas, ...over,
})

/** Does all that waits in the queue, once, until it is written down how each piece of it ended: the queue does not wait for that itself. */
export async function workOnce(mailer: Mailer = openMailer(settings), over: Partial<Mailroom> = {}) {
  const room = mailroom({ mailer, ...over })
  await runOnce({ connectionString: databaseUrl, taskList: tasks(room), noHandleSignals: true, logger: quiet })
  await vi.waitFor(async () => {
    const { rows } = await sql`select from graphile_worker._private_jobs where locked_at is not null`.execute(db)
    if (rows.length > 0) throw new Error('a piece of work has not ended')
  }, { timeout: 30_000, interval: 20 })
  room.mailer.close()
  room.bulk.close()
}

/** The links in the letters to this address, the newest first. */
export async function linksTo(email: string): Promise<string[]> {
  const letters = await db.selectFrom('letters').select('body').where('recipient', '=', email).orderBy('id', 'desc').execute()
  return letters.flatMap(({ body }) => /https?:\/\/\S+/.exec(body)?.[0] ?? [])
}

const quiet = new (await import('graphile-worker')).Logger(() => () => undefined)
