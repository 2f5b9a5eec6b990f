import type { Placed, Stage } from '#domain/volunteering/help-calls.ts'
import type { Actor } from '#http/context.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { StageBadge } from '#office/help-calls/stage-badge.tsx'
import { OfficeLayout } from '#ui/office-layout.tsx'
import { When } from '#ui/when.tsx'

export type Shown = Placed & { stage: Stage; group: string }
type Props = { frame: Frame; actor: Actor; coming: Shown[]; over: Shown[]; mayCall: boolean; mayList: boolean }

export function HelpCallsPage({ frame, actor, coming, over, mayCall, mayList }: Props) {
  const buttons = (
    <>
      {mayList && <a class="button button--small" href={routes.office.volunteerChoices.href()}>Skills and issues</a>}
      {mayCall && <a class="button button--primary button--small" href={routes.office.newHelpCall.href()}>Call for help</a>}
    </>
  )
  return (
    <OfficeLayout frame={frame} actor={actor} room="help-calls" title="Calls for help" buttons={buttons}>
      {coming.length + over.length === 0 && (
        <div class="empty">
          <p>The first call for help will stand here: what you need, when and where. You see who fits and why, ask whom you choose, and they answer with one press.</p>
          {mayCall && <a class="button button--primary" href={routes.office.newHelpCall.href()}>Make the first one</a>}
        </div>
      )}
      {coming.length > 0 && <Shelf id="coming" title="To come" calls={coming} />}
      {over.length > 0 && <Shelf id="over" title="Over" calls={over} />}
    </OfficeLayout>
  )
}

function Shelf({ id, title, calls }: { id: string; title: string; calls: Shown[] }) {
  return (
    <section class="section" aria-labelledby={id}>
      <div class="section__head"><h2 id={id}>{title}</h2> <p class="meta">{calls.length}</p></div>
      <div class="table-scroll">
        <table class="table table--folds">
          <thead>
            <tr><th scope="col">Call</th><th scope="col">When</th><th scope="col">Where</th><th scope="col">Who asks</th><th scope="col" class="num">Asked</th><th scope="col" class="num">Places</th><th scope="col">State</th></tr>
          </thead>
          <tbody>
            {calls.map((call) => (
              <tr>
                <th scope="row"><a href={routes.office.helpCall.href(call)}>{call.title}</a></th>
                <td data-label="When"><When {...call} /></td>
                <td data-label="Where">{call.town ?? 'From home'}</td>
                <td data-label="Who asks">{call.group}</td>
                <td data-label="Asked" class="num">{call.asked}</td>
                <td data-label="Places" class="num">{call.taken} of {call.places}{call.waiting > 0 && `, ${call.waiting} waiting`}</td>
                <td data-label="State"><StageBadge stage={call.stage} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
