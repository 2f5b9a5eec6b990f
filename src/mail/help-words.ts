import type { Placed } from '#domain/volunteering/help-calls.ts'
import type { Notice } from '#domain/volunteering/telling.ts'
import { whenWords } from '#ui/when.tsx'

type About = { name: string; from: string; call: Placed; link: string }
type Said = { subject: string; first: string; last: string }

/** A letter about a call for help, as plain text. */
export function words(notice: Notice, { name, from, call, link }: About): { subject: string; body: string } {
  const { subject, first, last } = said[notice](call, from)
  const where = [call.town, call.venue].filter(Boolean).join(', ')
  const facts = [call.title, whenWords(call), where].filter(Boolean).map((line) => `  ${line}`).join('\n')
  const about = ['asked', 'yes', 'freed', 'reminder'].includes(notice) ? call.about : ''
  return { subject, body: [name ? `Hello ${name},` : 'Hello,', first, facts, about, last, ...(notice === 'thanks' ? [] : [link])].filter(Boolean).join('\n\n') }
}

const cannot = 'If you cannot come after all, say so here, and your place goes to somebody who waits:'

const said: Record<Notice, (call: Placed, from: string) => Said> = {
  asked: ({ title }, from) => ({
    subject: `Can you help? ${title}`,
    first: `${from} asks for your help, because you offered it:`,
    last: 'Open this link and press one of three buttons: yes, not this time, or never for this. Looking at it answers nothing.',
  }),
  yes: ({ title }) => ({ subject: `You are counted on: ${title}`, first: 'thank you. You have a place, and we count on you:', last: cannot }),
  waiting: ({ title }) => ({
    subject: `You are on the waiting list: ${title}`,
    first: 'thank you. All places are taken just now, and you are on the waiting list. We write as soon as one is free for you:',
    last: 'If you do not want to wait any longer, say so here:',
  }),
  freed: ({ title }) => ({ subject: `A place is free for you: ${title}`, first: 'somebody had to give up their place, and it is yours now. We count on you:', last: cannot }),
  changed: ({ title }) => ({ subject: `Another time or place: ${title}`, first: 'this has changed. From now on it is:', last: 'What you said still stands. If you cannot come now, say so here:' }),
  closed: ({ title }) => ({ subject: `It is settled: ${title}`, first: 'there are enough of us now, and you are one of them. We count on you:', last: cannot }),
  'not-needed': ({ title }) => ({
    subject: `Enough people this time: ${title}`,
    first: 'thank you for being ready. This time there are enough people without you:',
    last: 'You need not do anything. What you said is kept here:',
  }),
  cancelled: ({ title, reason }) => ({
    subject: `Cancelled: ${title}`,
    first: `this will not take place.${reason ? ` The reason: ${reason}` : ''}`,
    last: 'Thank you for having been ready. What you said is kept here:',
  }),
  reminder: ({ title }) => ({ subject: `Soon: ${title}`, first: 'we count on you:', last: cannot }),
  thanks: ({ title }, from) => ({ subject: `Thank you: ${title}`, first: 'thank you for your help with this:', last: `It would not have happened without you.\n\n${from}` }),
}
