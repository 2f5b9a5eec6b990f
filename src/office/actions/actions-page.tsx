import { type LiveAction, type Stage } from '#domain/actions/publishing.ts'
import type { Actor } from '#http/context.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { When } from '#office/actions/stage-words.tsx'
import { OfficeLayout } from '#ui/office-layout.tsx'
import { addressees, kindVerbs } from '#ui/words.ts'

const shelves = [['live', 'Live'], ['scheduled', 'Scheduled'], ['draft', 'Drafts'], ['closed', 'Closed']] as const

type Props = { frame: Frame; actor: Actor; byStage: ReadonlyMap<Stage, LiveAction[]> }

export function ActionsPage({ frame, actor, byStage }: Props) {
  return (
    <OfficeLayout frame={frame} actor={actor} room="actions" title="Actions" buttons={<a class="button button--primary button--small" href={routes.office.newAction.href()}>Write a new one</a>}>
      {byStage.size === 0 && <Empty />}
      {shelves.map(([stage, title]) => {
        const actions = byStage.get(stage) ?? []
        return actions.length > 0 && <Shelf stage={stage} title={title} actions={actions} />
      })}
    </OfficeLayout>
  )
}

function Shelf({ stage, title, actions }: { stage: Stage; title: string; actions: LiveAction[] }) {
  const seen = stage === 'live' || stage === 'closed'
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
                <th scope="row"><a href={routes.office.action.href(action)}>{action.title}</a> {action.urgent && <span class="badge badge--accent">Urgent</span>}</th>
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

function Empty() {
  return (
    <div class="empty">
      <h2 class="unseen">No actions yet</h2>
      <p>The first action will stand here: a call, an e-mail or a letter that you ask people for, with the words to say and how it went.</p>
      <a class="button button--primary" href={routes.office.newAction.href()}>Write the first one</a>
    </div>
  )
}
