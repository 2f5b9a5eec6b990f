import type { Listed } from '#domain/volunteering/askings.ts'
import { routes } from '#http/routes.ts'
import type { Shown } from '#office/help-calls/help-calls-page.tsx'
import { Moment } from '#ui/day.tsx'
import { Pressing } from '#ui/pressing.tsx'

const answers: Record<Listed['answer'], { words: string; tone: string }> = {
  yes: { words: 'Yes', tone: 'right' },
  waiting: { words: 'Waiting', tone: 'careful' },
  asked: { words: 'No answer yet', tone: 'quiet' },
  'not-now': { words: 'Not this time', tone: 'quiet' },
  withdrawn: { words: 'Cannot come', tone: 'quiet' },
  never: { words: 'Never for this', tone: 'wrong' },
}

/** Who said what; once it has begun, with a tick for who came. */
export function Answers({ call, askings, asks, marks, hears }: { call: Shown; askings: Listed[]; asks: boolean; marks: boolean; hears: boolean }) {
  if (askings.length === 0) return asks ? <p class="meta">Choose “Ask people” to see who fits, and why.</p> : null
  const table = (
    <table class="table table--folds">
      <thead><tr><th scope="col">Name</th><th scope="col">Town</th><th scope="col">Answer</th><th scope="col">When</th>{marks && <th scope="col">Came</th>}{hears && <th scope="col">By telephone</th>}</tr></thead>
      <tbody>
        {askings.map((asking) => (
          <tr>
            <th scope="row">{asking.known ? <a href={routes.office.person.href({ id: asking.person_id })}>{asking.name}</a> : asking.name}</th>
            <td data-label="Town">{asking.known ? asking.locality : <span class="meta">Offered by themselves</span>}</td>
            <td data-label="Answer"><span class={`badge badge--${answers[asking.answer].tone}`}>{answers[asking.answer].words}</span>{asking.heard_by && <span class="meta"> by telephone, says {asking.heard_by}</span>}</td>
            <td data-label="When"><Moment at={asking.answered_at ?? asking.asked_at} /></td>
            {marks && <td data-label="Came">{asking.answer === 'yes' && <Came asking={asking} />}</td>}
            {hears && <td data-label="By telephone"><Heard call={call} asking={asking} takes={asks} /></td>}
          </tr>
        ))}
      </tbody>
    </table>
  )
  if (!marks) return table
  return (
    <form class="stack" method="post" action={routes.office.attendance.href(call)}>
      <input type="hidden" name="_method" value="PUT" />
      {table}
      <p class="meta">Whoever came is thanked by letter, and it stays in their record. “Did not come” you may still mend.</p>
      <p class="buttons"><button class="button button--primary">Write down who came</button></p>
    </form>
  )
}

/** What somebody can have said on the telephone that is not so already. */
function Heard({ call, asking: { id, name, answer }, takes }: { call: Shown; asking: Listed; takes: boolean }) {
  const comes = answer === 'yes' || answer === 'waiting'
  const said = comes ? [['withdrawn', 'Cannot come']] : answer === 'never' ? [] : [...(takes ? [['yes', 'Said yes']] : []), ...(answer === 'asked' ? [['not-now', 'Not this time']] : [])]
  return (
    <div class="row">
      {said.map(([value = '', words]) => (
        <Pressing href={routes.office.helpCallAnswer.href({ id: call.id, asking: id })} method="PUT" fields={{ answer: value }}>{words}<span class="unseen">: {name}, by telephone</span></Pressing>
      ))}
    </div>
  )
}

function Came({ asking: { id, name, came } }: { asking: Listed }) {
  if (came) return <span class="badge badge--right">Came</span>
  return (
    <span class="row">
      <label><input type="radio" name={`came-${id}`} value="yes" aria-label={`${name} came`} /> Came</label>
      <label><input type="radio" name={`came-${id}`} value="no" checked={came === false} aria-label={`${name} did not come`} /> Did not</label>
    </span>
  )
}
