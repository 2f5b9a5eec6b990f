import type { LiveAction } from '#domain/actions/publishing.ts'
import type { Target, Targets } from '#domain/actions/targets.ts'
import type { Finding } from '#domain/legislature/look-up.ts'
import type { Listed } from '#domain/library/resources.ts'
import type { Paragraph } from '#engines/scripts/fill.ts'
import type { Actor } from '#http/context.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { ActionSheet } from '#ui/action-sheet.tsx'
import { CallSheet, Vacancies } from '#ui/call-sheet.tsx'
import { Field } from '#ui/field.tsx'
import { OfficeLayout } from '#ui/office-layout.tsx'

type Asked = { town?: string; part?: string; official?: string }
type Props = {
  frame: Frame
  actor: Actor
  action: LiveAction
  closed: boolean
  asked: Asked
  towns: string[]
  finding?: Finding
  round?: Targets
  current?: Target
  committee?: string
  script: Paragraph[]
  mail?: string
  resources: Listed[]
}

export function PreviewPage(props: Props) {
  const { frame, actor, action, closed, asked, round, towns, resources } = props
  const doors = { open: { address: false, point: false, geocoder: false }, towns: [] }
  return (
    <OfficeLayout frame={frame} actor={actor} room="actions" title="As a visitor sees it" above={<p class="meta"><a href={routes.office.action.href(action)}>{action.title}</a></p>}>
      <form class="people-search" method="get" action={routes.office.preview.href(action)}>
        <Field label="City or town of the visitor" name="town" value={asked.town} list="towns" maxLength={100} />
        <button class="button button--small">Show it</button>
        <datalist id="towns">{towns.map((town) => <option value={town} />)}</datalist>
      </form>
      <Found {...props} />
      <section class="preview preview--page" aria-label="The action’s page">
        <header><span>{routes.site.action.href(action)}</span></header>
        <div><ActionSheet action={action} closed={closed} needsPlace={!round} doors={doors} resources={resources} start="#the-call" /></div>
      </section>
      {round && <Call {...props} round={round} />}
    </OfficeLayout>
  )
}

/** What the look-up says to this town, when it is not one clear answer. */
function Found({ action, asked, finding }: Props) {
  if (!finding || finding.kind === 'found') return null
  if (finding.kind === 'nowhere') {
    const sentence = finding.reason === 'unknown-town' ? `We know no city or town called “${asked.town}”.` : 'We do not know the precincts of that town yet.'
    return <div class="notice notice--careful office-notice" role="alert"><p>{sentence}</p></div>
  }
  const links = finding.kind === 'villages'
    ? finding.places.map(({ display_name }) => ({ words: display_name, href: routes.office.preview.href(action, { town: display_name }) }))
    : finding.candidates.map(({ value, label, names }) => ({ words: `${label}: ${names.join(', ')}`, href: routes.office.preview.href(action, { town: asked.town, part: value }) }))
  return (
    <div class="notice office-notice">
      <h2>{finding.kind === 'villages' ? 'That name is used in more than one town' : `${finding.place.display_name} is divided between districts`}</h2>
      <p>A visitor is asked where they vote. See it from:</p>
      <ul class="lines">{links.map(({ words, href }) => <li><a href={href}>{words}</a></li>)}</ul>
    </div>
  )
}

function Call({ action, asked, round, current, committee, script, mail }: Props & { round: Targets }) {
  const steps = round.targets.map((target) => ({ target }))
  return (
    <section class="preview preview--page" id="the-call" aria-label="The call">
      <header><span>{current ? routes.site.call.href({ slug: action.slug, official: current.official.slug }) : routes.site.calls.href(action)}</span></header>
      <div>
        {current
          ? (
            <CallSheet
              action={action} steps={steps} vacancies={round.vacancies} current={current} committee={committee} script={script} mail={mail} thumb={false}
              hrefOf={({ target }) => `${routes.office.preview.href(action, { ...asked, official: target.official.slug })}#the-call`}
              outcomeForm={{ href: routes.office.preview.href(action), key_: '', official: current.official.id, kind: action.kind, inert: true }}
            />
          )
          : <div class="stack"><h2>Nobody to reach, for once</h2><Vacancies vacancies={round.vacancies} />{round.vacancies.length === 0 && <p>This action addresses nobody yet.</p>}</div>}
      </div>
    </section>
  )
}
