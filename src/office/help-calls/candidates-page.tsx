import type { Candidate, Candidates } from '#domain/volunteering/candidates.ts'
import type { Choice } from '#domain/volunteering/choices.ts'
import type { Placed } from '#domain/volunteering/help-calls.ts'
import type { Actor } from '#http/context.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { languageWords } from '#ui/language-words.ts'
import { OfficeLayout } from '#ui/office-layout.tsx'
import { When } from '#ui/when.tsx'
import { count } from '#ui/words.ts'

type Props = { frame: Frame; actor: Actor; call: Placed; candidates: Candidates; choices: Choice[]; nobody?: boolean }

/** Who fits, best first, each with the reasons. */
export function CandidatesPage({ frame, actor, call, candidates: { best, all }, choices, nobody }: Props) {
  const left = Math.max(0, call.places - call.taken)
  return (
    <OfficeLayout frame={frame} actor={actor} room="help-calls" title="Ask people" above={<p class="meta"><a href={routes.office.helpCall.href(call)}>{call.title}</a></p>}>
      <p class="lede">{all === 0 ? 'Nobody else fits.' : `${fitting(all)}, ${freeNow(left)}.`} <When {...call} />.</p>
      {nobody && <div class="notice notice--wrong office-notice" role="alert"><p>Tick whom you want to ask.</p></div>}
      {all === 0
        ? <Nobody call={call} />
        : <Rows call={call} best={best} all={all} choices={choices} left={left} />}
    </OfficeLayout>
  )
}

const Nobody = ({ call }: { call: Placed }) => (
  <div class="empty">
    <p>
      Proposed is whoever offered one of the skills, lives within your reach, agreed to be written to, and was not asked for this yet.
      Ask for fewer skills or languages, or show the call on the public page.
    </p>
    <a class="button" href={routes.office.helpCallForm.href(call)}>Edit the call</a>
  </div>
)

const fitting = (all: number) => `${count(all, 'person', 'people')} ${all === 1 ? 'fits' : 'fit'}`
const freeNow = (left: number) => `${count(left, 'place')} ${left === 1 ? 'is' : 'are'} free`

function Rows({ call, best, all, choices, left }: { call: Placed; best: Candidate[]; all: number; choices: Choice[]; left: number }) {
  return (
    <form class="stack candidates" method="post" action={routes.office.candidates.href(call)}>
      <div class="table-scroll">
        <table class="table table--folds table--rows">
          <thead><tr><th scope="col">Ask</th><th scope="col">Name</th><th scope="col">Why</th><th scope="col" class="num">Fits</th></tr></thead>
          <tbody>
            {best.map((person, at) => (
              <tr>
                <td><label class="tap"><span class="unseen">Ask {person.name}</span><input type="checkbox" name={`person-${person.id}`} value="yes" checked={at < left && person.score >= 50} /></label></td>
                <th scope="row"><a href={routes.office.person.href(person)}>{person.name}</a> <span class="meta">{person.locality}</span></th>
                <td data-label="Why"><Reasons person={person} call={call} choices={choices} /></td>
                <td data-label="Fits" class="num">{person.score} %</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {all > best.length && <p class="meta">These are the {best.length} who fit best, of {all}.</p>}
      <div class="savebar">
        <p class="meta">Each gets one letter with a link of their own. Looking at it answers nothing; they press yes, not this time, or never for this.</p>
        <p class="buttons"><button class="button button--primary button--small">Ask those who are ticked</button> <button class="button button--small" name="heard" value="yes">They said yes by telephone</button></p>
      </div>
    </form>
  )
}

function Reasons({ person, call, choices }: { person: Candidate; call: Placed; choices: Choice[] }) {
  const { skills, languages, issue, free, away, reachable, came, missed, asked } = person
  const names = choices.filter(({ id }) => skills.includes(id)).map(({ name }) => name)
  const good = [
    ...names,
    ...languages.map(languageWords),
    free === 'all of it' ? 'Free then' : free === 'part of it' ? 'Free for part of it' : '',
    away === 0 ? `Lives in ${call.town ?? 'town'}` : typeof away === 'number' && reachable ? `${Math.round(away)} miles away` : away === 'same county' ? 'Same county' : '',
    issue ? 'Cares about the issue' : '',
    came > 0 ? `Came ${came} of ${came + missed}` : '',
  ].filter(Boolean)
  const careful = [
    free === 'not then' ? 'Usually not free then' : '',
    typeof away === 'number' && !reachable ? `${Math.round(away)} miles away, farther than they travel` : '',
    missed > 0 && came === 0 ? `Did not come ${missed === 1 ? 'once' : `${missed} times`}` : '',
    asked > 0 ? `Asked ${asked === 1 ? 'once' : `${asked} times`} in the last month` : '',
  ].filter(Boolean)
  return (
    <span class="reasons">
      {good.map((words) => <span class="badge badge--right">{words}</span>)}
      {careful.map((words) => <span class="badge badge--careful">{words}</span>)}
    </span>
  )
}
