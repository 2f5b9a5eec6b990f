import type { OnCalendar } from '#domain/calendar/listing.ts'
import { routes } from '#http/routes.ts'
import type { ComingProps } from '#office/calendar/coming-props.ts'
import { ComingTable } from '#office/calendar/coming-table.tsx'
import { Choose } from '#ui/choose.tsx'
import { guestOptions } from '#ui/coming-words.ts'
import { clockWords, dayOfWords } from '#ui/event-when.tsx'
import { Field } from '#ui/field.tsx'
import { Mend } from '#ui/mend.tsx'
import { OfficeLayout } from '#ui/office-layout.tsx'
import { count } from '#ui/words.ts'

const { office } = routes

const done: Record<string, string> = {
  yes: 'Written down, with your name. They get a letter with all of it.', waiting: 'Every place is taken: they are on the waiting list, and get a letter.',
  no: 'Written down. Their place goes to who waits longest.', tick: 'Written down. Who came has it in their record.',
}

/** Who comes to one time of an event. */
export function ComingPage(props: ComingProps) {
  const { frame, actor, time, said, runs, begun, open, form, did = '' } = props
  const words = Object.hasOwn(done, did) ? done[did] : undefined
  const [comes, waits, cannot] = (['yes', 'waiting', 'no'] as const).map((answer) => said.filter((one) => one.answer === answer))
  return (
    <OfficeLayout
      frame={frame} actor={actor} room="events" title={`Who comes: ${time.title}`}
      above={<p class="meta">{actor.deeds.has('write events') ? <a href={office.event.href({ id: time.event_id })}>{time.title}</a> : time.title}</p>}
      buttons={said.length > 0 && actor.deeds.has('export people') ? <a class="button button--small" href={office.eventPeopleCsv.href(time)} data-turbo="false">Export as CSV</a> : undefined}
    >
      <p class="lede">{dayOfWords(time)}, {clockWords(time)} {time.called_off && <span class="badge badge--wrong">Called off</span>}</p>
      {words && !form && <div class="notice notice--right office-notice" role="status"><p>{words}</p></div>}
      <Mend form={form} />
      <div class="stack stack--loose">
        <section class="panel" aria-labelledby="comes">
          <h2 id="comes">{taken(time, comes?.length ?? 0)}</h2>
          {said.length === 0 && <p class="meta">Nobody has answered yet. Whoever says yes on the page of the event stands here, with guests and replies.</p>}
          <ComingTable {...props} rows={comes ?? []} marks={runs && begun && !time.called_off} />
        </section>
        {waits && waits.length > 0 && (
          <section class="panel" aria-labelledby="waits">
            <h2 id="waits">{count(waits.length, 'person', 'people')} on the waiting list, in order</h2>
            <ComingTable {...props} rows={waits} marks={false} />
          </section>
        )}
        {cannot && cannot.length > 0 && (
          <section class="panel" aria-labelledby="cannot">
            <h2 id="cannot">{count(cannot.length, 'person', 'people')} cannot come</h2>
            <ComingTable {...props} rows={cannot} marks={false} />
          </section>
        )}
        {runs && open && <Caller time={time} form={form} />}
      </div>
    </OfficeLayout>
  )
}

function Caller({ time, form }: Pick<ComingProps, 'time' | 'form'>) {
  return (
    <section class="panel card" aria-labelledby="caller">
      <h2 id="caller">Somebody called</h2>
      <form class="fields fields--pair" method="post" action={office.eventPeople.href(time)}>
        <Field form={form} label="Name" name="name" required maxLength={100} />
        <Field form={form} label="E-mail" name="email" type="email" required maxLength={254} hint="They get a letter with all of it, and a link to change it." />
        <Choose form={form} kind="field--short" label="Whom they bring" name="guests" options={guestOptions(time.capacity)} />
        <p class="buttons"><button class="button button--primary">They come</button></p>
      </form>
    </section>
  )
}

function taken({ capacity, taken: places }: OnCalendar, people: number): string {
  const guests = places - people
  const said = people === 0 ? 'Nobody comes yet' : `${count(people, 'person comes', 'people come')}${guests > 0 ? ` with ${count(guests, 'guest')}` : ''}`
  return capacity === null ? said : `${said}: ${places} of ${count(capacity, 'place')} taken`
}
