import type { Db } from '#platform/database.ts'
import { isSealed, seal } from '#platform/seals.ts'
import { secret } from '#platform/secrets.ts'

/** What somebody may submit and then follow. */
export type Kind = 'action' | 'event'

/** The token of a link with which somebody follows what they submitted. Only this installation can make it; nothing is kept for it, it names nobody, and it does not grow old. */
export async function tokenFor(db: Db, kind: Kind, { id }: { id: number }): Promise<string> {
  return `${id}.${seal(await secret(db, 'following'), `${kind}:${id}`)}`
}

/** The number of what a token follows; `undefined` when we did not make it for this kind. */
export async function read(db: Db, kind: Kind, token: string): Promise<number | undefined> {
  const [, id = '', given = ''] = /^([1-9]\d{0,14})\.([\w-]{32})$/.exec(token) ?? []
  return id && isSealed(await secret(db, 'following'), `${kind}:${id}`, given) ? Number(id) : undefined
}
