import type { ComponentChildren } from 'preact'
import type { Answer } from '#domain/calendar/answers.ts'
import type { Event } from '#domain/calendar/events.ts'
import type { OnCalendar } from '#domain/calendar/listing.ts'
import type { Room } from '#domain/calendar/rooms.ts'
import type { Refused } from '#http/form.ts'
import { routes } from '#http/routes.ts'
import { replyName } from '#site/calendar/answer-form.ts'
import { Choose } from '#ui/choose.tsx'
import { comingPromise, guestOptions, withGuests } from '#ui/coming-words.ts'
import { timeKey } from '#ui/event-words.ts'
import { Field } from '#ui/field.tsx'
import { KeptLetters } from '#ui/kept-letters.tsx'
import { Mend } from '#ui/mend.tsx'
import { Trap } from '#ui/trap.tsx'

/** What whoever looks at a time has said to it, or can say. */
export type Coming = {
  path: string
  signedIn: boolean
  /** Whether a yes is taken: with `full`, to the waiting list. */
  open: boolean
  full: boolean
  answer?: Pick<Answer, 'answer' | 'guests'>
  room?: Room
  form?: Refused
  wait?: ComponentChildren
  /** A stranger has just asked, and their address is asked whether it was they. */
  asked: boolean
  keptLetters: boolean
  /** As it will stand: the event is tried out, and nothing can be pressed. */
  inert?: boolean
}
type Props = { coming: Coming; event: Pick<Event, 'questions'>; time: Pick<OnCalendar, 'slug' | 'of' | 'capacity'> }

const own = (name: string) => `coming-${name}`
const ids = Object.fromEntries(['name', 'email', 'guests', ...[0, 1, 2, 3, 4].map(replyName)].map((name) => [name, own(name)]))

/** Saying yes to a time, and what follows. */
export function ComingCard({ coming, event, time }: Props) {
  const { answer, open, asked } = coming
  const comes = answer?.answer === 'yes' || answer?.answer === 'waiting'
  if (!comes && !open && !asked) return null
  return (
    <section class="card card--accent stack" id="come" aria-labelledby="come-title">
      {asked ? <Asked kept={coming.keptLetters} /> : comes && answer ? <Said coming={coming} answer={answer} time={time} /> : <Saying coming={coming} event={event} time={time} />}
    </section>
  )
}

const Asked = ({ kept }: { kept: boolean }) => (
  <>
    <h2 class="card__title" id="come-title">One step is left: look at your mail</h2>
    <p role="status">A letter is on its way to the address you typed. Open the link in it and press the button; then you have your place, or stand on the waiting list, and hear which.</p>
    {kept && <KeptLetters />}
  </>
)

function Said({ coming: { answer: _, room, open, form }, answer, time }: { coming: Coming; answer: Pick<Answer, 'answer' | 'guests'>; time: Props['time'] }) {
  const href = routes.site.eventAnswers.href({ slug: time.slug, of: timeKey(time.of) })
  return (
    <>
      <h2 class="card__title" id="come-title">{answer.answer === 'yes' ? `You are coming${withGuests(answer.guests)}` : `You are on the waiting list${withGuests(answer.guests)}`}</h2>
      <p role="status">{answer.answer === 'yes' ? 'All of it is in a letter to you.' : 'There is no place for you just now. We write to you as soon as there is one.'}</p>
      {room && answer.answer === 'yes' && (
        <p><a class="button button--primary" href={room.address} rel="noreferrer">Come in online</a>{room.note && <><br /><span class="meta">{room.note}</span></>}</p>
      )}
      {open && <GuestsForm href={href} guests={answer.guests} capacity={time.capacity} form={form} />}
      <form method="post" action={href}>
        <input type="hidden" name="_method" value="DELETE" />
        <button class="button button--small">{answer.answer === 'yes' ? 'I cannot come after all' : 'Take me off the waiting list'}</button>
      </form>
    </>
  )
}

/** To bring more or fewer. */
export function GuestsForm({ href, guests, capacity, form }: { href: string; guests: number; capacity: number | null; form?: Refused }) {
  if (capacity === 1) return null
  return (
    <form class="fields" method="post" action={href}>
      <input type="hidden" name="_method" value="PUT" />
      <input type="hidden" name="answer" value="yes" />
      <Choose form={form} id={own('guests')} kind="field--short" label="Whom you bring" name="guests" value={guests} options={guestOptions(capacity)} />
      <p class="buttons"><button class="button button--small">Change my guests</button></p>
    </form>
  )
}

function Saying({ coming, event, time }: Props) {
  const { full, answer, inert, form, wait } = coming
  return (
    <>
      <h2 class="card__title" id="come-title">{full ? 'Every place is taken' : answer ? 'You had said that you cannot come' : 'Will you come?'}</h2>
      {full && <p>You can wait for one: whoever waits longest is next, and we write to you when there is a place for you.</p>}
      {inert
        ? (
          <>
            <p class="notice notice--careful">This works once it is published.</p>
            <fieldset class="fields" disabled aria-labelledby="come-title"><Asks coming={coming} event={event} time={time} /></fieldset>
          </>
        )
        : (
          <form class="fields" method="post" action={routes.site.eventAnswers.href({ slug: time.slug, of: timeKey(time.of) })}>
            {form && (wait ?? <Mend form={form} ids={ids} />)}
            <Asks coming={coming} event={event} time={time} />
          </form>
        )}
    </>
  )
}

function Asks({ coming: { path, signedIn, full, form, answer, inert }, event, time }: Props) {
  return (
    <>
      {!signedIn && (
        <>
          <Field form={form} id={own('name')} label="Your name" name="name" autocomplete="name" required maxLength={100} />
          <Field form={form} id={own('email')} label="E-mail" name="email" type="email" autocomplete="email" required maxLength={254} />
          {!inert && <Trap />}
        </>
      )}
      {time.capacity !== 1 && <Choose form={form} id={own('guests')} kind="field--short" label="Whom you bring" name="guests" value={answer?.guests ?? 0} options={guestOptions(time.capacity)} />}
      {event.questions.map((question, at) => <Field form={form} id={own(replyName(at))} label={question} name={replyName(at)} optional maxLength={500} />)}
      <p class="meta">{comingPromise}</p>
      <button class="button button--primary button--wide">{full ? 'Put me on the waiting list' : 'I am coming'}</button>
      {!signedIn && <p class="meta">Do you have an account? {inert ? 'Sign in' : <a href={routes.site.signIn.href({}, { next: path })}>Sign in</a>}, and one press is enough.</p>}
    </>
  )
}
