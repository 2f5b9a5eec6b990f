import type { Counts, inState } from '#domain/newsletter/deliveries.ts'
import type { Mailing } from '#domain/newsletter/mailings.ts'
import type { Outcomes as Told } from '#domain/newsletter/outcomes.ts'
import type { Actor } from '#http/context.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { Outcomes } from '#office/newsletter/outcomes.tsx'
import { SentNotes } from '#office/newsletter/sent-notes.tsx'
import { StageBadge } from '#office/newsletter/stage-badge.tsx'
import { Key, StackedBar } from '#ui/bar.tsx'
import { Moment } from '#ui/day.tsx'
import { Asking, Dialog } from '#ui/dialog.tsx'
import { OfficeLayout } from '#ui/office-layout.tsx'
import { Pressing } from '#ui/pressing.tsx'
import { count } from '#ui/words.ts'

type Somebody = Awaited<ReturnType<typeof inState>>[number]
type Props = { frame: Frame; actor: Actor; mailing: Mailing; counts: Counts; unknown: Somebody[]; refused: Somebody[]; outcomes?: Told; did?: string }

const { office } = routes
const people = (number: number) => count(number, 'person', 'people')

/** How far a letter to many is, what keeps it, and what can be done about it. */
export function ProgressPage({ frame, actor, mailing, counts, unknown, refused, outcomes, did }: Props) {
  const moving = mailing.stage === 'waiting' || mailing.stage === 'leaving'
  const state = <State mailing={mailing} counts={counts} />
  return (
    <OfficeLayout
      frame={frame} actor={actor} room="newsletter" title={mailing.subject}
      above={<p class="meta"><a href={office.newsletter.href()}>Newsletter</a> · <a href={office.mailing.href(mailing)}>The letter</a> · <StageBadge stage={mailing.stage} /> to {mailing.audience}</p>}
    >
      <SentNotes did={did} email={actor.email} />
      {mailing.trouble && <div class="notice notice--careful office-notice" role="alert"><p>{mailing.trouble}</p></div>}
      <div class="panels">
        {moving ? <look-again data-seconds="5">{state}</look-again> : state}
        <Acts mailing={mailing} />
        {outcomes && <Outcomes mailing={mailing} counts={counts} outcomes={outcomes} origin={frame.origin} />}
        {counts.unknown > 0 && <Unknown mailing={mailing} all={counts.unknown} some={unknown} />}
        {counts.refused > 0 && <Refused all={counts.refused} some={refused} />}
      </div>
    </OfficeLayout>
  )
}

function State({ mailing, counts }: Pick<Props, 'mailing' | 'counts'>) {
  const arrived = counts.sent + counts.kept
  const all = Object.values(counts).reduce((sum, number) => sum + number, 0)
  const parts = [
    { tone: 'went', value: arrived, word: 'Handed over' }, { tone: 'waits', value: counts.waiting + counts.handed, word: 'Still to go' },
    { tone: 'doubtful', value: counts.unknown, word: 'Unknown' }, { tone: 'failed', value: counts.refused, word: 'Refused' }, { tone: 'passed', value: counts.skipped, word: 'Passed over' },
  ].filter(({ value }) => value > 0)
  return (
    <section class="panel" aria-labelledby="state" aria-live="polite">
      <h2 id="state">{headings[mailing.stage]}</h2>
      <p>{sentence(mailing, arrived, all)}</p>
      <StackedBar parts={parts} />
      <Key label="What became of it" entries={parts.map(({ tone, value, word }) => ({ tone, word: `${word}: ${value.toLocaleString('en-US')}` }))} />
      {counts.skipped > 0 && <p class="meta">Passed over: people who took their consent back, or whose address takes no letters any more, before it left.</p>}
      {counts.kept > 0 && <p class="meta">No mail server is named, so {people(counts.kept)} have theirs as a file in the outbox.</p>}
    </section>
  )
}

const headings: Record<Mailing['stage'], string> = {
  draft: 'A draft', waiting: 'Waiting to leave', leaving: 'Leaving', trying: 'Trying two subjects', paused: 'Paused', gone: 'It is out', cancelled: 'Ended before everybody had it',
}

function sentence({ stage, leaves_at, decides_at, gone_at }: Mailing, arrived: number, all: number) {
  const of = `${arrived.toLocaleString('en-US')} of ${people(all)}`
  if (stage === 'waiting') return <>It leaves {leaves_at && <Moment at={leaves_at} />}, to {people(all)}. Until then it can be taken back.</>
  if (stage === 'trying') return <>{of} have it. Which subject the others get is decided {decides_at && <Moment at={decides_at} />}.</>
  if (stage === 'gone') return <>{of} have it{gone_at && <>, the last of them <Moment at={gone_at} /></>}.</>
  return <>{of} have it.</>
}

function Acts({ mailing }: Pick<Props, 'mailing'>) {
  const { stage } = mailing
  if (stage === 'waiting') return <div class="row"><Pressing href={office.mailingSending.href(mailing)} method="DELETE" class="button button--danger">Take it back</Pressing></div>
  if (stage === 'leaving' || stage === 'trying') return <div class="row"><Pressing href={office.mailingPause.href(mailing)} method="PUT" class="button">Pause it</Pressing></div>
  if (stage !== 'paused') return null
  return (
    <>
      <div class="row"><Pressing href={office.mailingPause.href(mailing)} method="DELETE" class="button button--primary">Go on</Pressing> <Asking dialog="end">End it for good</Asking></div>
      <Dialog id="end" title="End it for good?" href={office.mailingEnd.href(mailing)} method="PUT" verb="End it" keep="Leave it paused" danger><p>Whoever has not got it will not. That cannot be undone.</p></Dialog>
    </>
  )
}

function Unknown({ mailing, all, some }: { mailing: Mailing; all: number; some: Somebody[] }) {
  return (
    <section class="panel" aria-labelledby="unknown">
      <h2 id="unknown">Nobody knows whether {people(all)} got it</h2>
      <p>Their letters were being handed over when the program or the connection broke off. They may have arrived, so they are not sent again by themselves.</p>
      <p class="buttons"><Asking dialog="again">Send it to them again</Asking></p>
      <Dialog id="again" title={`Send it again to ${people(all)}?`} href={office.mailingUnknown.href(mailing)} method="POST" verb="Send it again" keep="Leave it">
        <p>Some of them may get it twice. It bears the same Message-ID, by which most mail programs show it once.</p>
      </Dialog>
      <Names some={some} all={all} />
    </section>
  )
}

const Refused = ({ all, some }: { all: number; some: Somebody[] }) => (
  <section class="panel" aria-labelledby="refused">
    <h2 id="refused">Refused for {people(all)}</h2>
    <Names some={some} all={all} />
  </section>
)

function Names({ some, all }: { some: Somebody[]; all: number }) {
  return (
    <details class="door">
      <summary>{some.length < all ? `The first ${some.length} of them` : 'Who they are'}</summary>
      <table class="table table--folds">
        <thead><tr><th scope="col">Person</th><th scope="col">Tried</th><th scope="col">What was said</th></tr></thead>
        <tbody>
          {some.map(({ person_id, name, attempts, trouble }) => (
            <tr><th scope="row"><a href={office.person.href({ id: person_id })}>{name || 'Somebody without a name'}</a></th><td data-label="Tried">{count(attempts, 'time')}</td><td data-label="What was said" class="breaks">{trouble}</td></tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
