import type { LiveAction } from '#domain/actions/publishing.ts'
import type { Listed } from '#domain/actions/submissions.ts'
import type { Actor } from '#http/context.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { type Shelf as ShelfName, When } from '#office/actions/stage-words.tsx'
import { SubmissionTable } from '#office/submissions/submission-table.tsx'
import { OfficeLayout } from '#ui/office-layout.tsx'
import { addressees, kindVerbs } from '#ui/words.ts'

const order = [['waiting', 'Waiting for a moderator'], ['live', 'Live'], ['scheduled', 'Scheduled'], ['draft', 'Drafts'], ['closed', 'Closed']] as const

type Waiting = { oldest: Listed[]; count: number }
type Props = { frame: Frame; actor: Actor; shelves: ReadonlyMap<ShelfName, LiveAction[]>; whole: boolean; submitted?: Waiting }

export function ActionsPage({ frame, actor, shelves, whole, submitted }: Props) {
  return (
    <OfficeLayout frame={frame} actor={actor} room="actions" title="Actions" buttons={actor.deeds.has('draft actions') && <a class="button button--primary button--small" href={routes.office.newAction.href()}>Write a new one</a>}>
      {submitted && submitted.count > 0 && <Submitted {...submitted} />}
      {shelves.size === 0 && <Empty whole={whole} />}
      {order.map(([stage, title]) => {
        const actions = shelves.get(stage) ?? []
        return actions.length > 0 && <Shelf stage={stage} title={title} actions={actions} whole={whole} />
      })}
      {submitted && <p class="meta section"><a href={routes.office.actionSubmissions.href()}>All that allies submitted</a></p>}
    </OfficeLayout>
  )
}

const Submitted = ({ oldest, count }: Waiting) => (
  <section class="section" aria-labelledby="submitted">
    <div class="section__head"><h2 id="submitted">Submitted by allies</h2> <p class="meta">{count.toLocaleString('en-US')}</p></div>
    <SubmissionTable submissions={oldest} />
    {count > oldest.length && <p class="meta">These wait longest. <a href={routes.office.actionSubmissions.href({}, { only: 'waiting' })}>All {count.toLocaleString('en-US')} that wait</a></p>}
  </section>
)

/** `whole`: for somebody who sees what came of them. To a group, what is out is the moderators’. */
function Shelf({ stage, title, actions, whole }: { stage: ShelfName; title: string; actions: LiveAction[]; whole: boolean }) {
  const out = stage === 'live' || stage === 'closed'
  const seen = out && whole
  const desk = whole || stage === 'draft' || stage === 'waiting' ? routes.office.action : undefined
  return (
    <section class="section" aria-labelledby={stage}>
      <div class="section__head"><h2 id={stage}>{title}</h2> <p class="meta">{actions.length}</p></div>
      <div class="table-scroll">
        <table class="table table--folds">
          <thead>
            <tr>
              <th scope="col">Action</th><th scope="col">Asks people to</th><th scope="col">When</th>
              {seen && <><th scope="col" class="num">Reports</th><th scope="col" class="num">Today</th></>}
            </tr>
          </thead>
          <tbody>
            {actions.map((action) => (
              <tr>
                <th scope="row">{desk ?? out ? <a href={desk ? desk.href(action) : routes.site.action.href(action)}>{action.title}</a> : action.title} {action.urgent && <span class="badge badge--accent">Urgent</span>}<Credit action={action} /></th>
                <td data-label="Asks people to">{kindVerbs[action.kind]} {addressees(action)}</td>
                <td data-label="When"><When action={action} stage={stage} /></td>
                {seen && <><td data-label="Reports" class="num">{action.taken.toLocaleString('en-US')}</td><td data-label="Today" class="num">{action.today.toLocaleString('en-US')}</td></>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function Credit({ action: { group, credit, handed_back } }: { action: LiveAction }) {
  const words = [group && `from ${group.name}`, credit && `submitted by ${credit}`, handed_back && 'handed back'].filter(Boolean).join(', ')
  return words ? <><br /><span class="meta">{words}</span></> : null
}

function Empty({ whole }: { whole: boolean }) {
  return (
    <div class="empty">
      <h2 class="unseen">No actions yet</h2>
      <p>{whole
        ? 'The first action will stand here: a call, an e-mail or a letter that you ask people for, with the words to say and how it went.'
        : 'What your group asks people to do will stand here: a call, an e-mail or a letter, with the words to say. You write it, and a moderator publishes it.'}</p>
      <a class="button button--primary" href={routes.office.newAction.href()}>Write the first one</a>
    </div>
  )
}
