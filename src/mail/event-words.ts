import type { Given } from '#domain/calendar/answers.ts'
import type { Notice } from '#domain/calendar/telling.ts'
import { clockWords, dayOfWords } from '#ui/event-when.tsx'
import { whereWords } from '#ui/event-words.ts'
import { count } from '#ui/words.ts'

type About = { name: string; given: Given; link: string }
type Said = { subject: string; first: string; last: string }

/** A letter about an answer to an event, as plain text. */
export function words(notice: Notice, { name, given, link }: About): { subject: string; body: string } {
  const { answer, time, details, room } = given
  const { subject, first, last } = said[notice](given)
  const come = answer.answer === 'yes' && notice !== 'called-off'
  const facts = [
    time.title, `${dayOfWords(time)}, ${clockWords(time)}`, whereWords(time), details.address, come && details.access && `Getting in: ${details.access}`,
    answer.guests > 0 && notice !== 'no' && `You bring ${count(answer.guests, 'guest')}.`,
  ]
  const inside = come && room && ['To come in online:', room.address, room.note].filter(Boolean).map((line) => `  ${line}`).join('\n')
  const told = facts.flatMap((line) => (line ? `  ${line}` : [])).join('\n')
  return { subject: `${subject}: ${time.title}`, body: [name ? `Hello ${name},` : 'Hello,', first, told, inside, last, link].filter(Boolean).join('\n\n') }
}

const change = 'If you bring more or fewer guests, or cannot come after all, say so here. A place you give back goes to somebody who waits:'

const said: Record<Notice, (given: Given) => Said> = {
  yes: () => ({ subject: 'You are coming', first: 'thank you for saying yes. We look forward to you:', last: change }),
  waiting: () => ({
    subject: 'You are on the waiting list',
    first: 'thank you. There is no place for you just now, and you are on the waiting list. We write as soon as there is one, so please do not come before that:',
    last: 'If you do not want to wait any longer, say so here:',
  }),
  freed: () => ({ subject: 'There is a place for you', first: 'you waited, and now there is a place for you. You are coming:', last: change }),
  no: () => ({ subject: 'You are not coming', first: 'thank you for saying so. Your place goes to somebody else:', last: 'If you can come after all, say yes again here:' }),
  changed: () => ({ subject: 'Changed', first: 'something has changed since we last wrote to you. From now on it is:', last: `You still have your place. ${change}` }),
  'called-off': ({ details: { called_off_why: why } }) => ({
    subject: 'Called off',
    first: `this does not take place.${why ? ` The reason: ${why}` : ''}`,
    last: 'You need not do anything. What you had said is kept here:',
  }),
  'day-before': ({ time }) => ({ subject: `On ${dayOfWords(time).split(',')[0] ?? ''}`, first: 'a reminder that we look forward to you:', last: change }),
  'hour-before': () => ({ subject: 'About to begin', first: 'it begins within the hour:', last: 'If you cannot come after all, say so here:' }),
}
