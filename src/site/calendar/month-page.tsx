import type { InMonth } from '#domain/calendar/listing.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import type { Asked } from '#site/calendar/asked.ts'
import type { Sheet } from '#site/calendar/month.ts'
import { CalendarLayout, type Choices, titleOf } from '#site/calendar/views.tsx'
import { timeHref } from '#ui/event-row.tsx'
import { startWords } from '#ui/event-when.tsx'

type Props = { frame: Frame; asked: Asked; choices: Choices; sheet: Sheet; times: InMonth[]; today: string }

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

/** A month as a sheet of days; on a phone as a list of those that have something. */
export function MonthPage({ frame, asked, choices, sheet, times, today }: Props) {
  const byDay = Map.groupBy(times, ({ day }) => day)
  const to = (month: string) => routes.site.eventsMonth.href({ month }, asked.query)
  return (
    <CalendarLayout frame={frame} asked={asked} choices={choices} view="month" month={sheet.month} title={`${titleOf(asked)}: ${sheet.title}`}>
      <nav class="month-turn buttons" aria-label="Other months"><a class="button button--small" href={to(sheet.before)}>{nameOf(sheet.before)}</a> <a class="button button--small" href={to(sheet.after)}>{nameOf(sheet.after)}</a></nav>
      <table class="month">
        <caption class="unseen">Events in {sheet.title}, by day</caption>
        <thead><tr>{weekdays.map((weekday) => <th scope="col">{weekday}</th>)}</tr></thead>
        <tbody>
          {sheet.weeks.map((week) => <tr>{week.map((day) => <Cell day={day} sheet={sheet} times={byDay.get(day) ?? []} today={today} asked={asked} />)}</tr>)}
        </tbody>
      </table>
    </CalendarLayout>
  )
}

type CellProps = { day: string; sheet: Sheet; times: InMonth[]; today: string; asked: Asked }

function Cell({ day, sheet, times, today, asked }: CellProps) {
  const kind = [day.startsWith(sheet.month) ? '' : 'month__out', day === today ? 'month__today' : '', times.length === 0 ? 'month__empty' : ''].filter(Boolean).join(' ')
  const others = times.reduce((sum, time) => sum + time.others, 0)
  return (
    <td class={kind || undefined}>
      <time datetime={day}>{Number(day.slice(8))}<span class="month__name"> {nameOf(day.slice(0, 7))}</span></time>
      {times.map((time) => (
        <a href={timeHref(time)} class={time.called_off ? 'month__off' : undefined}>
          {startWords(time) && <span>{startWords(time)}</span>} {time.title}{time.called_off && <span class="unseen">, called off</span>}
        </a>
      ))}
      {others > 0 && <a href={routes.site.events.href({}, { ...asked.query, from: day })}>{others.toLocaleString('en-US')} more</a>}
    </td>
  )
}

const nameOf = (month: string) => new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', month: 'long' }).format(new Date(`${month}-15T12:00:00Z`))
