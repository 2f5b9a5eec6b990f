import { createHash, randomBytes } from 'node:crypto'

/** 192 bits nobody can guess, and what we keep of them. */
export function freshToken() {
  const token = randomBytes(24).toString('base64url')
  return { token, hash: hashOf(token) }
}

export const hashOf = (token: string) => createHash('sha256').update(token).digest('base64url')
