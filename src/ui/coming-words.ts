import { count } from '#ui/words.ts'

/** As many as somebody may bring. */
export const mostGuests = 10

/** "Nobody", "1 guest", "2 guests": of as many as there could ever be room for. */
export const guestOptions = (capacity: number | null): [number, string][] =>
  Array.from({ length: Math.min(mostGuests, Math.max(0, (capacity ?? Infinity) - 1)) + 1 }, (_, guests) => [guests, guests === 0 ? 'Nobody' : count(guests, 'guest')])

/** What somebody agrees to by saying yes. */
export const comingPromise = 'We write to you about this event only: whether you have a place, if anything changes, and to remind you. Whoever hosts it sees your name, your guests and what you reply.'

/** "and 2 guests"; nothing without any. */
export const withGuests = (guests: number) => (guests === 0 ? '' : ` with ${count(guests, 'guest')}`)

export const tooLate = 'This takes no more answers: it is over, called off, or the host has closed the list.'
export const tooMany = (capacity: number | null) => `There is room for ${capacity ?? 0} in all. Bring fewer guests.`
export const noRoom = 'There is no room for that many just now. You keep your place as it was.'
