import type { Listed } from '#domain/calendar/answers.ts'
import { routes } from '#http/routes.ts'
import type { ComingProps } from '#office/calendar/coming-props.ts'
import { Moment } from '#ui/day.tsx'
import { Pressing } from '#ui/pressing.tsx'

const { office } = routes
type Props = Pick<ComingProps, 'time' | 'actor' | 'runs' | 'open' | 'begun'> & { rows: Listed[]; marks: boolean }

/** People with what they said; once it has begun, with a tick for who came. */
export function ComingTable({ time, actor, runs, open, begun, rows, marks }: Props) {
  if (rows.length === 0) return null
  const asked = rows.some((one) => one.asked.length > 0)
  const hears = runs && !begun && !time.called_off
  const table = (
    <table class="table table--folds">
      <thead><tr><th scope="col">Name</th><th scope="col">Guests</th>{asked && <th scope="col">Replies</th>}<th scope="col">Said</th>{marks && <th scope="col">Came</th>}{hears && <th scope="col">By telephone</th>}</tr></thead>
      <tbody>
        {rows.map((one) => (
          <tr>
            <th scope="row">{one.known && actor.deeds.has('read people') ? <a href={office.person.href({ id: one.person_id })}>{one.name}</a> : one.name}</th>
            <td data-label="Guests">{one.guests}</td>
            {asked && <td data-label="Replies"><Replies one={one} /></td>}
            <td data-label="Said"><Moment at={one.answered_at} />{one.heard_by && <span class="meta"> by telephone, says {one.heard_by}</span>}</td>
            {marks && <td data-label="Came"><Came one={one} /></td>}
            {hears && <td data-label="By telephone"><Heard one={one} time={time} open={open} /></td>}
          </tr>
        ))}
      </tbody>
    </table>
  )
  if (!marks) return table
  return (
    <form class="stack" method="post" action={office.eventPresence.href(time)}>
      <input type="hidden" name="_method" value="PUT" />
      {table}
      <p class="meta">It stays in the record of whoever came, and can be mended at any time.</p>
      <p class="buttons"><button class="button button--primary">Write down who came</button></p>
    </form>
  )
}

function Replies({ one: { asked, replies } }: { one: Listed }) {
  if (!replies.some(Boolean)) return <span class="meta">nothing</span>
  return <>{replies.map((reply, at) => (reply ? <p><span class="meta">{asked[at]}</span> {reply}</p> : null))}</>
}

function Heard({ one, time, open }: { one: Listed; time: Props['time']; open: boolean }) {
  const said = one.answer === 'no' ? (open ? ['yes', 'Comes after all'] : []) : ['no', 'Cannot come']
  const [value, words] = said
  if (!value) return null
  return <Pressing href={office.eventPerson.href({ id: time.id, answer: one.id })} method="PUT" fields={{ answer: value }}>{words}<span class="unseen">: {one.name}, by telephone</span></Pressing>
}

function Came({ one: { id, name, came } }: { one: Listed }) {
  return (
    <span class="row">
      <label><input type="radio" name={`came-${id}`} value="yes" checked={came === true} aria-label={`${name} came`} /> Came</label>
      <label><input type="radio" name={`came-${id}`} value="no" checked={came === false} aria-label={`${name} did not come`} /> Did not</label>
    </span>
  )
}
