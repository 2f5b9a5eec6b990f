import type { Group } from '#domain/groups/groups.ts'
import type { FromGroup, Offer } from '#domain/groups/offers.ts'
import type { Actor } from '#http/context.ts'
import type { Refused } from '#http/form.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { Field } from '#ui/field.tsx'
import { Mend } from '#ui/mend.tsx'
import { OfficeLayout } from '#ui/office-layout.tsx'
import { Pressing } from '#ui/pressing.tsx'

type Props = { frame: Frame; actor: Actor; group: Group; own: Offer[]; others: FromGroup[]; runs: boolean; form?: Refused; answer?: Refused; to?: number; answered: boolean }

export function OffersPage({ frame, actor, group, own, others, runs, form, answer, to, answered }: Props) {
  return (
    <OfficeLayout frame={frame} actor={actor} room="groups" title="Offers and needs" above={<p class="meta"><a href={routes.office.group.href(group)}>{group.name}</a></p>}>
      {answered && <div class="notice notice--right office-notice" role="status"><p>Your answer is on its way to their leads, who can write back to you.</p></div>}
      <div class="panels panels--two results">
        <section class="panel" aria-labelledby="own">
          <h2 id="own">{`What ${group.name} offers and needs`}</h2>
          {own.length === 0 && <p class="empty">Nothing yet.</p>}
          <ul class="lines">
            {own.map((offer) => (
              <li class="row row--apart"><span><Kind offer={offer} /> <strong>{offer.issue}</strong>{offer.words && <><br />{offer.words}</>}</span>{runs && <Pressing href={routes.office.groupOffer.href({ id: group.id, offer: offer.id })} method="DELETE" class="button button--small button--quiet">It no longer stands</Pressing>}</li>
            ))}
          </ul>
          {runs && <Put group={group} form={form} />}
        </section>
        <section class="panel" aria-labelledby="others">
          <h2 id="others">What other groups need and offer</h2>
          {others.length === 0 && <p class="empty">Nobody has said anything yet.</p>}
          <ul class="lines">
            {others.map((offer) => (
              <li>
                <Kind offer={offer} /> <strong>{offer.issue}</strong> <a class="meta" href={routes.site.group.href(offer)}>{offer.group}</a>{offer.words && <p>{offer.words}</p>}
                {runs && <AnswerForm group={group} offer={offer} form={to === offer.id ? answer : undefined} />}
              </li>
            ))}
          </ul>
        </section>
      </div>
    </OfficeLayout>
  )
}

const Kind = ({ offer: { kind } }: { offer: Offer }) => <span class={`badge ${kind === 'need' ? 'badge--careful' : 'badge--right'}`}>{kind === 'need' ? 'Needs help' : 'Offers'}</span>

function Put({ group, form }: Pick<Props, 'group' | 'form'>) {
  return (
    <form class="fields" method="post" action={routes.office.groupOffers.href(group)}>
      <Mend form={form} ids={{ kind: 'kind-need' }} />
      <fieldset class="field-group">
        <legend class="unseen">Offer or need</legend>
        <div class="choices choices--two">
          <label class="choice"><input type="radio" id="kind-need" name="kind" value="need" required checked={form?.given.kind === 'need'} /> <span>We need help with</span></label>
          <label class="choice"><input type="radio" name="kind" value="offer" checked={form?.given.kind === 'offer'} /> <span>Ask us about</span></label>
        </div>
      </fieldset>
      <Field form={form} label="Issue or skill" name="issue" required maxLength={100} />
      <Field form={form} label="In a few words" name="words" rows={2} optional maxLength={2000} />
      <p class="buttons"><button class="button button--primary">Put it up</button></p>
    </form>
  )
}

function AnswerForm({ group, offer, form }: Pick<Props, 'group' | 'form'> & { offer: FromGroup }) {
  return (
    <details class="door" open={!!form}>
      <summary><span>{offer.kind === 'need' ? 'Offer your help' : 'Ask them'}<span class="unseen">: {offer.issue}, {offer.group}</span></span></summary>
      <form class="fields" method="post" action={routes.office.groupAnswers.href({ id: group.id, offer: offer.id })}>
        <Mend form={form} ids={{ words: `answer-${offer.id}` }} />
        <Field form={form} id={`answer-${offer.id}`} label="Your words to their leads" name="words" rows={3} required maxLength={2000} hint="They see your e-mail address and can write back." />
        <p class="buttons"><button class="button button--small button--primary">Send it</button></p>
      </form>
    </details>
  )
}
