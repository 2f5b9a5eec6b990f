import type { WithPlanks } from '#domain/agenda/planks.ts'
import type { Actor } from '#http/context.ts'
import type { Refused } from '#http/form.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { Asking, Dialog } from '#ui/dialog.tsx'
import { Field } from '#ui/field.tsx'
import { Mend } from '#ui/mend.tsx'
import { OfficeLayout } from '#ui/office-layout.tsx'
import { Ranking } from '#ui/ranking.tsx'

const { office } = routes
const said: Record<string, string> = {
  agenda: 'The agenda is there. Now write its first plank.', saved: 'Saved.', removed: 'The agenda is gone.', full: 'Nothing was removed: an agenda that has planks stays. Move or delete them first.',
  plank: 'The plank is gone.',
}
type Props = { frame: Frame; actor: Actor; agendas: WithPlanks[]; form?: Refused; refused?: number; did?: string }

export function PlatformPage({ frame, actor, agendas, form, refused, did = '' }: Props) {
  return (
    <OfficeLayout
      frame={frame} actor={actor} room="platform" title="Platform" above={<p class="meta"><a href={routes.site.platform.href()}>As everybody reads it</a></p>}
      buttons={agendas.length > 0 && <a class="button button--primary" href={office.newPlank.href()}>Write a plank</a>}
    >
      {said[did] && <div class={`notice ${did === 'full' ? 'notice--careful' : 'notice--right'} office-notice`} role="status"><p>{said[did]}</p></div>}
      <div class="panels panels--lead">
        <div class="stack stack--loose">
          {agendas.length === 0 && (
            <div class="empty"><p>A platform is a few agendas, such as “Shared prosperity”, and in each the planks you stand on. Begin with an agenda.</p></div>
          )}
          {agendas.map((agenda, at) => <Agenda agenda={agenda} first={at === 0} last={at === agendas.length - 1} form={refused === agenda.id ? form : undefined} />)}
        </div>
        <section class="panel card" aria-labelledby="new">
          <h2 id="new">Add an agenda</h2>
          <form class="fields" method="post" action={office.agendas.href()}>
            {!refused && <Mend form={form} />}
            <Field label="Title" name="title" required maxLength={120} autocomplete="off" form={refused ? undefined : form} />
            <Field label="In a sentence" name="lede" rows={2} optional maxLength={500} form={refused ? undefined : form} />
            <p class="buttons"><button class="button">Add the agenda</button></p>
          </form>
        </section>
      </div>
    </OfficeLayout>
  )
}

function Agenda({ agenda, first, last, form }: { agenda: WithPlanks; first: boolean; last: boolean; form?: Refused }) {
  const { id, title, lede, planks } = agenda
  return (
    <section class="panel" aria-labelledby={`agenda-${id}`}>
      <div class="row row--apart">
        <h2 id={`agenda-${id}`}>{title}</h2>
        <div class="row">
          <Ranking href={office.agendaRank.href({ id })} name={title} first={first} last={last} />
          {planks.length === 0 && <Asking dialog={`remove-${id}`}>Remove<span class="unseen"> {title}</span></Asking>}
        </div>
      </div>
      {planks.length === 0 ? <p class="meta">No planks yet. <a href={office.newPlank.href({}, { agenda: id })}>Write its first</a></p> : (
        <ol class="lines">
          {planks.map((plank, at) => (
            <li class="row row--apart">
              <p><a href={office.plank.href(plank)}>{plank.title}</a> {!plank.published && <span class="badge">Draft</span>}</p>
              <div class="row">
                <Ranking href={office.plankRank.href(plank)} name={plank.title} first={at === 0} last={at === planks.length - 1} />
              </div>
            </li>
          ))}
        </ol>
      )}
      <details open={!!form}>
        <summary>Rename it</summary>
        <form class="fields" method="post" action={office.agenda.href({ id })}>
          <input type="hidden" name="_method" value="PUT" />
          <Field id={`title-${id}`} label="Title" name="title" value={title} required maxLength={120} autocomplete="off" form={form} />
          <Field id={`lede-${id}`} label="In a sentence" name="lede" value={lede} rows={2} optional maxLength={500} form={form} />
          <p class="buttons"><button class="button button--small">Save</button></p>
        </form>
      </details>
      {planks.length === 0 && (
        <Dialog id={`remove-${id}`} title={`Remove “${title}”?`} href={office.agenda.href({ id })} method="DELETE" verb="Remove it" keep="Keep it" danger><p>It has no planks.</p></Dialog>
      )}
    </section>
  )
}
