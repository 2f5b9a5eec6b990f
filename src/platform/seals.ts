import { createHmac, timingSafeEqual } from 'node:crypto'

/** What proves that we said it: 192 bits that nobody makes without the key. */
export const seal = (key: string, said: string) => createHmac('sha256', key).update(said).digest('base64url').slice(0, 32)

export function isSealed(key: string, said: string, given: string): boolean {
  const [sealed, shown] = [Buffer.from(seal(key, said)), Buffer.from(given)]
  return sealed.length === shown.length && timingSafeEqual(sealed, shown)
}
