import type { Db } from '#platform/database.ts'
import { isSealed, seal } from '#platform/seals.ts'
import { secret } from '#platform/secrets.ts'
import { together } from '#platform/together.ts'
import * as consents from '#domain/people/consents.ts'
import { nowKnownAs } from '#domain/people/merging.ts'

export type Subscription = { personId: number; list: string }

/** Makes tokens that name a person and a list and that only this installation can make: nothing has to be kept for them, and none grows old. */
export async function tokens(db: Db): Promise<(subscription: Subscription) => string> {
  const key = await secret(db, 'unsubscribing')
  return ({ personId, list }) => {
    const said = Buffer.from(`${personId}:${list}`).toString('base64url')
    return `${said}.${seal(key, said)}`
  }
}

/** What a token names; `undefined` when we did not make it. */
export async function read(db: Db, token: string): Promise<Subscription | undefined> {
  const [said = '', given = ''] = token.split('.')
  if (!isSealed(await secret(db, 'unsubscribing'), said, given)) return undefined
  const [, id = '', list = ''] = /^(\d+):(.+)$/.exec(Buffer.from(said, 'base64url').toString()) ?? []
  return id ? { personId: Number(id), list } : undefined
}

/** No more letters of this list, also for whoever their record was merged into. Said again, it changes nothing. False when the person is no longer known. */
export async function withdraw(db: Db, { personId, list }: Subscription, wording: string): Promise<boolean> {
  return stop(db, personId, wording, (one) => one === list)
}

/** No more letters of any list, as far as they agreed to any. False when the person is no longer known. */
export async function withdrawAll(db: Db, personId: number, wording: string): Promise<boolean> {
  return stop(db, personId, wording, () => true)
}

async function stop(db: Db, personId: number, wording: string, isMeant: (list: string) => boolean): Promise<boolean> {
  return together(db, async (tx) => {
    const person = await tx.selectFrom('people').select('id').where('id', '=', await nowKnownAs(tx, personId)).forNoKeyUpdate().executeTakeFirst()
    if (!person) return false
    const lists = await consents.listsOf(tx, person, 'email')
    for (const list of lists.filter(isMeant)) await consents.state(tx, person, { channel: 'email', list, given: false, wording, how: 'one-click' })
    return true
  })
}
