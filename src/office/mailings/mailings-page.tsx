import type { Counted } from '#domain/audiences/mailings.ts'
import type { Actor } from '#http/context.ts'
import type { Refused } from '#http/form.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { StageBadge } from '#office/mailings/stage-badge.tsx'
import { WordsFields } from '#office/mailings/words-fields.tsx'
import { Moment } from '#ui/day.tsx'
import { OfficeLayout } from '#ui/office-layout.tsx'

/** Those the letters go to, as the page speaks of them. */
export type Towards = { room: 'groups' | 'segments'; name: string; above: { words: string; href: string }; action: string; promise: string }
type Props = { frame: Frame; actor: Actor; to: Towards; mailings: Counted[]; form?: Refused }

export function MailingsPage({ frame, actor, to, mailings, form }: Props) {
  return (
    <OfficeLayout frame={frame} actor={actor} title={`Letters to ${to.name}`} room={to.room} above={<p><a href={to.above.href}>{to.above.words}</a></p>}>
      <div class="panels panels--lead">
        <section class="panel" aria-labelledby="write">
          <h2 id="write">Write to them</h2>
          <p class="meta">It goes to {to.promise}, and a link at its foot to have no more of them. You read it once more before it leaves.</p>
          <form class="fields" method="post" action={to.action}>
            <WordsFields form={form} />
            <p class="buttons"><button class="button button--primary">See who gets it</button></p>
          </form>
        </section>
        <section class="panel" aria-labelledby="earlier">
          <h2 id="earlier">Earlier letters</h2>
          {mailings.length === 0 ? <p class="empty">None yet.</p> : (
            <table class="table table--folds">
              <thead><tr><th scope="col">Letter</th><th scope="col">People</th><th scope="col">State</th><th scope="col">Written</th></tr></thead>
              <tbody>
                {mailings.map((mailing) => (
                  <tr>
                    <th scope="row"><a href={routes.office.mailing.href(mailing)}>{mailing.subject}</a></th>
                    <td data-label="People">{mailing.recipients}</td>
                    <td data-label="State"><StageBadge stage={mailing.stage} /></td>
                    <td data-label="Written"><Moment at={mailing.written_at} /> <span class="meta">{mailing.author}</span></td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </section>
      </div>
    </OfficeLayout>
  )
}
