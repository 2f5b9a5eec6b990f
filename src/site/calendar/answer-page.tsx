import type { Given } from '#domain/calendar/answers.ts'
import type { Refused } from '#http/form.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { GuestsForm } from '#site/calendar/coming-card.tsx'
import { withGuests } from '#ui/coming-words.ts'
import { timeHref } from '#ui/event-row.tsx'
import { clockWords, dayOfWords, EventWhen } from '#ui/event-when.tsx'
import { whereWords } from '#ui/event-words.ts'
import { Mend } from '#ui/mend.tsx'
import { SiteLayout } from '#ui/site-layout.tsx'

type Props = { frame: Frame; token: string; given: Given; form?: Refused; now: Date }

/** What the link in a letter opens: what somebody said, how to come in, and to change it. */
export function AnswerPage({ frame, token, given, form, now }: Props) {
  const { answer: { answer, guests }, time } = given
  const action = routes.site.eventAnswer.href({ token })
  const over = time.ends_at <= now
  const open = time.takes_answers && !time.called_off && !over
  const full = time.capacity !== null && time.taken >= time.capacity
  return (
    <SiteLayout frame={frame} title={time.title} noIndex>
      <div class="wrap narrow">
        <header class="page-head">
          <p class="kicker"><a href={timeHref(time)}>{time.title}</a></p>
          <h1>{time.called_off ? 'It is called off' : over ? 'It is over' : `${heads[answer]}${answer === 'no' ? '' : withGuests(guests)}`}</h1>
          <p class="lede"><EventWhen {...time} /></p>
        </header>
        <div class="stack stack--loose">
          <Mend form={form} ids={{ guests: 'coming-guests' }} />
          {time.called_off ? <p>{given.details.called_off_why || 'It does not take place.'}</p> : !over && <p>{words[answer]}</p>}
          <Facts given={given} />
          {answer !== 'no' && open && <GuestsForm href={action} guests={guests} capacity={time.capacity} form={form} />}
          {answer !== 'no' && !over && !time.called_off && <Button action={action} answer="no" words={answer === 'yes' ? 'I cannot come after all' : 'Take me off the waiting list'} />}
          {answer === 'no' && open && <Button action={action} answer="yes" words={full ? 'Put me on the waiting list' : 'I am coming after all'} primary />}
        </div>
      </div>
    </SiteLayout>
  )
}

const heads = { yes: 'You are coming', waiting: 'You are on the waiting list', no: 'You are not coming' }
const words = {
  yes: 'We look forward to you. If something changes we write to you, and we remind you the day before.',
  waiting: 'There is no place for you just now. We write to you as soon as there is one.',
  no: 'Thank you for saying so. If you can come after all, say yes again.',
}

function Facts({ given: { answer, time, details, room } }: { given: Given }) {
  const comes = answer.answer === 'yes' && !time.called_off
  return (
    <dl class="facts">
      <dt>When</dt><dd>{dayOfWords(time)}<br />{clockWords(time)}</dd>
      {whereWords(time) && <><dt>Where</dt><dd>{whereWords(time)}{details.address && <><br />{details.address}</>}</dd></>}
      {comes && room && <><dt>Online</dt><dd><a href={room.address} rel="noreferrer">{room.address}</a>{room.note && <><br />{room.note}</>}</dd></>}
      {details.access && <><dt>Getting in</dt><dd>{details.access}</dd></>}
      {answer.answer !== 'no' && answer.asked.map((question, at) => <><dt>{question}</dt><dd>{answer.replies[at] || 'Nothing said'}</dd></>)}
    </dl>
  )
}

const Button = ({ action, answer, words: said, primary }: { action: string; answer: 'yes' | 'no'; words: string; primary?: boolean }) => (
  <form method="post" action={action}>
    <input type="hidden" name="_method" value="PUT" />
    <button class={`button ${primary ? 'button--primary button--big' : ''}`} name="answer" value={answer}>{said}</button>
  </form>
)
