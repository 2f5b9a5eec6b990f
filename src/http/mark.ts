import { createHmac } from 'node:crypto'

export type Pressed = { client: string; agent: string; thing: string; day: string }

/** A word that is the same when one browser presses one thing twice on one day, and that nobody without the key can lead back to anybody. */
export const markOf = (key: string, { client, agent, thing, day }: Pressed): string =>
  createHmac('sha256', `${key}:mark`).update(JSON.stringify([day, thing, client, agent])).digest('base64url')
