import type { Change } from '#domain/newsletter/changes.ts'
import type { Mailing } from '#domain/newsletter/mailings.ts'
import type { Actor } from '#http/context.ts'
import { asGiven, type Refused } from '#http/form.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { Archiving } from '#office/newsletter/archiving.tsx'
import type { Line } from '#office/newsletter/lines-of.ts'
import { givenFrom, trialHours } from '#office/newsletter/mailing-form.ts'
import { StageBadge } from '#office/newsletter/stage-badge.tsx'
import { Choose } from '#ui/choose.tsx'
import { Asking, Dialog } from '#ui/dialog.tsx'
import { Field } from '#ui/field.tsx'
import { blockKinds, kindsInOrder, partsOf } from '#ui/mailing-words.ts'
import { Mend } from '#ui/mend.tsx'
import { OfficeLayout } from '#ui/office-layout.tsx'
import { Pressing } from '#ui/pressing.tsx'
import { Ranking } from '#ui/ranking.tsx'
import { blockDeeds, Undo } from '#ui/undo.tsx'
import { count } from '#ui/words.ts'

type Props = { frame: Frame; actor: Actor; mailing: Mailing; lines: Line[]; last?: Change; archives: boolean; form?: Refused; did?: string }

const { office } = routes
const said: Record<string, string> = {
  draft: 'This is drafted from what is new. Move, rewrite, add and remove; nothing leaves by itself.',
  drafted: 'This week’s letter was drafted already and waits here. Throw it away if you want it afresh.',
  add: 'It stands at the end. Move it up to where it belongs.', change: 'Saved.', move: 'Moved.', remove: 'It is out of the letter.', undo: 'Undone. The letter stands as it did before.',
}
const refused: Record<string, string> = {
  meanwhile: 'Somebody changed the letter meanwhile, so nothing of yours was saved. This is how it stands now.',
  gone: 'That block is not in the letter any more.', full: 'Sixty blocks are in the letter. Remove one first.',
}

/** A letter in the making: its subject, and its blocks in order. */
export function MailingPage({ frame, actor, mailing, lines, last, archives, form, did = '' }: Props) {
  const isDraft = mailing.stage === 'draft'
  const out = lines.filter((line) => line.out).length
  return (
    <OfficeLayout
      frame={frame} actor={actor} room="newsletter" title={mailing.subject} buttons={<Buttons mailing={mailing} />}
      above={<p class="meta"><a href={office.newsletter.href()}>Newsletter</a> · <StageBadge stage={mailing.stage} /> to {mailing.audience}</p>}
    >
      {Object.hasOwn(said, did) && <div class="notice notice--right office-notice" role="status"><p>{said[did]}</p></div>}
      {Object.hasOwn(refused, did) && <div class="notice notice--careful office-notice" role="alert"><p>{refused[did]}</p></div>}
      {out > 0 && <div class="notice notice--careful office-notice"><p>{count(out, 'block has', 'blocks have')} nothing to show: what they show is closed, over or taken back. They are left out of the letter.</p></div>}
      <div class="panels panels--lead">
        <section class="panel" aria-labelledby="blocks">
          <h2 id="blocks">From the top down</h2>
          {last && <LastChange mailing={mailing} last={last} />}
          {lines.length === 0 && <div class="empty"><p>Nothing is in the letter but the greeting.</p></div>}
          <drag-order>
            <ol class="lines home-blocks">{lines.map((line, at) => <Block mailing={mailing} line={line} first={at === 0} last={at === lines.length - 1} />)}</ol>
          </drag-order>
        </section>
        <div>
          {isDraft && <Subject mailing={mailing} archives={archives} form={form} />}
          {isDraft && <Adding mailing={mailing} />}
          {!isDraft && archives && <Archiving mailing={mailing} />}
        </div>
      </div>
      {isDraft && (
        <Dialog id="throw-away" title="Throw this draft away?" href={office.mailing.href(mailing)} method="DELETE" verb="Throw it away" keep="Keep it" danger><p>Its words are gone then. Nobody has got it.</p></Dialog>
      )}
    </OfficeLayout>
  )
}

function LastChange({ mailing, last: { act, kind, named, before, changer, changed_at } }: { mailing: Mailing; last: Change }) {
  const did = act === 'reword' ? `changed ${partsOf(before)}` : blockDeeds[act](named || (kind ? blockKinds[kind].name : ''))
  return <Undo href={office.mailingVersion.href(mailing)} by={changer} at={changed_at}>{did}</Undo>
}

function Buttons({ mailing }: { mailing: Mailing }) {
  return (
    <>
      {mailing.stage === 'draft' && <Asking dialog="throw-away">Throw it away</Asking>}
      <a class="button button--small" href={office.mailingPreview.href(mailing)}>Preview</a>
      <a class="button button--small button--primary" href={office.mailingSending.href(mailing)}>{mailing.stage === 'draft' ? 'Send it' : 'How it went'}</a>
    </>
  )
}

function Block({ mailing: { id, version, stage }, line: { block, title, only, out }, first, last }: { mailing: Mailing; line: Line; first: boolean; last: boolean }) {
  const { name } = blockKinds[block.kind]
  const called = title || name
  const at = { id, version, block: block.id }
  return (
    <li class="row row--apart">
      <p>
        <strong>{called}</strong> {out && <span class="badge badge--careful">Not shown now</span>} {only && <span class="badge">Only for {only}</span>} {called !== name && <span class="meta">{name}</span>}
      </p>
      {stage === 'draft' && (
        <div class="row">
          <Ranking href={office.mailingBlockRank.href(at)} name={called} first={first} last={last} />
          <a class="button button--small" href={office.mailingBlock.href(at)}>Edit<span class="unseen">: {called}</span></a>
          <Pressing href={office.mailingBlock.href(at)} method="DELETE" class="button button--small button--quiet">Remove<span class="unseen">: {called}</span></Pressing>
        </div>
      )}
    </li>
  )
}

function Subject({ mailing, archives, form }: { mailing: Mailing; archives: boolean; form?: Refused }) {
  const shown = form ?? asGiven(givenFrom(mailing))
  const tick = (name: string) => <input type="checkbox" name={name} value="yes" checked={shown.given[name] === 'yes'} />
  return (
    <section class="panel card" aria-labelledby="words">
      <h2 id="words">Subject</h2>
      <form class="fields" method="post" action={office.mailing.href(mailing)}>
        <input type="hidden" name="_method" value="PUT" />
        <input type="hidden" name="version" value={mailing.version} />
        <Mend form={form} />
        <Field label="Subject" name="subject" required maxLength={200} autocomplete="off" form={shown} />
        <Field label="Preview line" name="preview" optional maxLength={200} autocomplete="off" form={shown} hint="Mail programs show it beside the subject." />
        <details open={!!mailing.other_subject || !!form?.errors.other_subject}>
          <summary>Try a second subject</summary>
          <div class="fields">
            <Field label="Second subject" name="other_subject" optional maxLength={200} autocomplete="off" form={shown} hint="A tenth of the readers gets one or the other. The one after which more people acted goes to the rest." />
            <Choose label="Judged after" name="trial_hours" options={trialHours.map((hours) => [hours, count(hours, 'hour')])} form={shown} />
          </div>
        </details>
        {archives && <label class="tick">{tick('archived')} <span>In the public archive: everybody may read it once it has begun to leave, without the blocks for a segment</span></label>}
        <label class="tick">{tick('counts_links')} <span>Count how often links are followed (nobody is told apart)</span></label>
        <p class="buttons"><button class="button">Save</button></p>
      </form>
    </section>
  )
}

function Adding({ mailing }: { mailing: Mailing }) {
  return (
    <section class="panel card" aria-labelledby="more">
      <h2 id="more">Add a block</h2>
      <ul class="lines">
        {kindsInOrder.map((kind) => (
          <li class="home-add">
            <p><strong>{blockKinds[kind].name}</strong> <span class="meta">{blockKinds[kind].does}</span></p>
            <a class="button button--small" href={office.newMailingBlock.href(mailing, { kind })}>Add<span class="unseen">: {blockKinds[kind].name}</span></a>
          </li>
        ))}
      </ul>
    </section>
  )
}
