/** Something in a calendar that could not be taken, what can be told of it, and why. */
export type Refusal = { uid: string | null; title: string | null; reason: string }

/** Why an event cannot be read, in a sentence. */
export class Refused extends Error {}

export function refuse(reason: string): never {
  throw new Refused(reason)
}

/** Why an event of CLASS PRIVATE or CONFIDENTIAL is left alone. RFC 5545, 3.8.1.3. */
export const isPrivate = 'It is marked as private.'
