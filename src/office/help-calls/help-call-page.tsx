import type { Listed } from '#domain/volunteering/askings.ts'
import type { Choice } from '#domain/volunteering/choices.ts'
import type { Actor } from '#http/context.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { Answers } from '#office/help-calls/answers.tsx'
import type { Shown } from '#office/help-calls/help-calls-page.tsx'
import { StageBadge } from '#office/help-calls/stage-badge.tsx'
import { Asking, Dialog } from '#ui/dialog.tsx'
import { Field } from '#ui/field.tsx'
import { languageWords } from '#ui/language-words.ts'
import { OfficeLayout } from '#ui/office-layout.tsx'
import { Prose } from '#ui/prose.tsx'
import { When } from '#ui/when.tsx'
import { count } from '#ui/words.ts'

type Props = { frame: Frame; actor: Actor; call: Shown; askings: Listed[]; choices: Choice[]; mayCall: boolean; begun: boolean; did?: string }

export function HelpCallPage({ frame, actor, call, askings, choices, mayCall, begun, did }: Props) {
  const takes = call.stage === 'open' || call.stage === 'full'
  const buttons = mayCall && takes && (
    <>
      <a class="button button--small" href={routes.office.helpCallForm.href(call)}>Edit</a>
      <Asking dialog="close">Close it</Asking>
      <Asking dialog="cancel">Cancel it</Asking>
      <a class="button button--primary button--small" href={routes.office.candidates.href(call)}>Ask people</a>
    </>
  )
  return (
    <OfficeLayout frame={frame} actor={actor} room="help-calls" title={call.title} above={<p class="meta"><a href={routes.office.helpCalls.href()}>Calls for help</a> <StageBadge stage={call.stage} /></p>} buttons={buttons || undefined}>
      {did && <div class="notice notice--right office-notice" role="status"><p>{did}</p></div>}
      <div class="panels panels--lead">
        <section class="panel" aria-labelledby="answers">
          <h2 id="answers">{askings.length === 0 ? 'Nobody was asked yet' : `${call.taken} of ${count(call.places, 'place')} taken`}</h2>
          <Answers call={call} askings={askings} asks={mayCall && takes} marks={mayCall && begun && call.stage !== 'cancelled'} hears={mayCall && !begun && call.stage !== 'cancelled'} />
        </section>
        <section class="panel card" aria-labelledby="facts">
          <h2 id="facts">The call</h2>
          <Facts call={call} choices={choices} />
          {call.about && <div class="prose"><Prose text={call.about} /></div>}
        </section>
      </div>
      {mayCall && takes && <Endings call={call} />}
    </OfficeLayout>
  )
}

function Facts({ call, choices }: Pick<Props, 'call' | 'choices'>) {
  const names = choices.filter(({ id }) => call.skills.includes(id)).map(({ name }) => name)
  return (
    <dl class="facts">
      <dt>When</dt><dd><When {...call} /></dd>
      <dt>Where</dt><dd>{[call.town ?? 'From home', call.venue].filter(Boolean).join(', ')}</dd>
      <dt>Who asks</dt><dd>{call.group}</dd>
      <dt>Skills</dt><dd>{names.join(', ') || 'None in particular'}</dd>
      {call.languages.length > 0 && <><dt>Languages</dt><dd>{call.languages.map(languageWords).join(', ')}</dd></>}
      <dt>Public page</dt><dd>{call.listed ? <a href={routes.site.helpCall.href(call)}>Shown</a> : 'Not shown'}</dd>
      {call.reason && <><dt>Why cancelled</dt><dd>{call.reason}</dd></>}
    </dl>
  )
}

const Endings = ({ call }: { call: Shown }) => (
  <>
    <Dialog id="close" title="Close this call?" href={routes.office.helpCallClosing.href(call)} method="PUT" verb="Close the call" keep="Leave it open">
      <p>{count(call.taken, 'person', 'people')} with a place {call.taken === 1 ? 'hears' : 'hear'} by letter that it stands; {call.waiting} on the waiting list hear that they are not needed this time. No more answers are taken.</p>
    </Dialog>
    <Dialog id="cancel" title="Cancel this call?" href={routes.office.helpCallCancellation.href(call)} method="PUT" verb="Cancel the call" keep="Keep it" danger>
      <p>{count(call.taken + call.waiting, 'person', 'people')} who said yes {call.taken + call.waiting === 1 ? 'hears' : 'hear'} by letter that it does not take place. This cannot be undone.</p>
      <Field label="The reason, as they will read it" name="reason" rows={2} optional maxLength={500} />
    </Dialog>
  </>
)
