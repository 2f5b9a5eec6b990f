import type { Listed } from '#domain/newsletter/mailings.ts'
import type { Actor } from '#http/context.ts'
import type { Refused } from '#http/form.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { StageBadge } from '#office/newsletter/stage-badge.tsx'
import { Choose } from '#ui/choose.tsx'
import { Moment } from '#ui/day.tsx'
import { Field } from '#ui/field.tsx'
import { mailingKinds } from '#ui/mailing-words.ts'
import { Mend } from '#ui/mend.tsx'
import { OfficeLayout } from '#ui/office-layout.tsx'
import { Pressing } from '#ui/pressing.tsx'

/** Those to whom letters are written, where a page is about one circle. */
export type Towards = { room: 'groups' | 'segments' | 'actions'; title: string; action: string; circle?: boolean; above: { words: string; href: string } }
type Props = {
  frame: Frame; actor: Actor; mailings: Listed[]; older?: string; form?: Refused; refused?: boolean
  towards?: Towards; to?: readonly (readonly [string, string])[]; actions?: readonly { id: number; title: string }[]; whole?: boolean; gone?: boolean
}

const { office } = routes

/** Letters to many, the newest first, and how to begin one. */
export function NewsletterPage({ frame, actor, mailings, older, form, refused = !!form, towards, to = [], actions = [], whole, gone }: Props) {
  const above = towards && <p class="meta"><a href={towards.above.href}>{towards.above.words}</a></p>
  const buttons = whole && <Pressing href={office.digests.href()} method="POST" class="button button--small button--primary">Draft this week’s letter</Pressing>
  return (
    <OfficeLayout frame={frame} actor={actor} room={towards?.room ?? 'newsletter'} title={towards?.title ?? 'Newsletter'} above={above} buttons={buttons}>
      {gone && <div class="notice notice--right office-notice" role="status"><p>The draft is thrown away.</p></div>}
      <div class="panels panels--lead">
        <section class="panel" aria-labelledby="letters">
          <h2 id="letters">Letters</h2>
          {mailings.length === 0 ? <Empty whole={whole} /> : <Letters mailings={mailings} />}
          {older && <p class="pager"><a class="button button--small" href={older}>Older letters</a></p>}
        </section>
        <section class="panel card" aria-labelledby="write">
          <h2 id="write">Write a letter</h2>
          {!towards?.circle && to.length === 0 ? <p>There is nobody to whom you may write.</p> : (
            <form class="fields" method="post" action={towards?.action ?? office.newsletter.href()}>
              {refused && <Mend form={form} />}
              <p class="meta">To those who agreed to these letters, with a link at its foot to have no more of them.</p>
              {to.length > 0 && <Choose label="To" name="to" options={to} form={form} />}
              <Field label="Subject" name="subject" required maxLength={200} autocomplete="off" form={form} />
              <p class="buttons"><button class="button">Begin the letter</button></p>
            </form>
          )}
          {actions.length > 0 && <Alerts actions={actions} />}
        </section>
      </div>
    </OfficeLayout>
  )
}

/** A letter about one call to action, to the constituents of those whom it addresses. */
function Alerts({ actions }: Required<Pick<Props, 'actions'>>) {
  return (
    <>
      <h3>Or about one action</h3>
      <ul class="lines">{actions.map((action) => <li><a href={office.actionMailings.href(action)}>{action.title}</a></li>)}</ul>
    </>
  )
}

function Empty({ whole }: Pick<Props, 'whole'>) {
  return (
    <div class="empty">
      <h3>No letter yet</h3>
      <p>{whole ? 'The week’s letter drafts itself from what is new: actions, hearings, events, news. You move, rewrite and add, and see it as each reader will.' : 'Begin one with its subject. Nothing leaves before you have looked at it and said so.'}</p>
    </div>
  )
}

function Letters({ mailings }: Pick<Props, 'mailings'>) {
  return (
    <table class="table table--folds">
      <thead><tr><th scope="col">Subject</th><th scope="col">To</th><th scope="col" class="num">Readers</th><th scope="col" class="num">Links followed</th><th scope="col">State</th><th scope="col">Begun</th></tr></thead>
      <tbody>
        {mailings.map((mailing) => (
          <tr>
            <th scope="row"><a href={mailing.stage === 'draft' ? office.mailing.href(mailing) : office.mailingSending.href(mailing)}>{mailing.subject}</a> <span class="meta">{mailingKinds[mailing.kind]}</span></th>
            <td data-label="To">{mailing.audience}</td>
            <td data-label="Readers" class="num">{mailing.readers?.toLocaleString('en-US') ?? ''}</td>
            <td data-label="Links followed" class="num">{mailing.follows === null ? '' : `about ${mailing.follows.toLocaleString('en-US')}`}</td>
            <td data-label="State"><StageBadge stage={mailing.stage} /> {mailing.trouble && <span class="meta breaks">{mailing.trouble}</span>}</td>
            <td data-label="Begun"><Moment at={mailing.written_at} /> <span class="meta">{mailing.author}</span></td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
