/** Something in a calendar that could not be taken, what can be told of it, and why. */
export type Refusal = { uid: string | null; title: string | null; reason: string }

/** Why an event cannot be read, in a sentence. */
export class Refused extends Error {}

export function refuse(reason: string): never {
  throw new Refused(reason)
}
