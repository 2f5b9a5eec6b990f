/** Thrown within this folder when a file cannot be used; `readBoundaries` turns it into a value. The message is for people. */
export class Refusal extends Error {
  override name = 'Refusal'
}
