import type { ComponentChildren } from 'preact'
import type { Choice } from '#domain/volunteering/choices.ts'
import type { Placed } from '#domain/volunteering/help-calls.ts'
import type { Given, Refused } from '#http/form.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { OfferFields } from '#site/volunteering/offer-fields.tsx'
import { Field } from '#ui/field.tsx'
import { KeptLetters } from '#ui/kept-letters.tsx'
import { Mend } from '#ui/mend.tsx'
import { SiteLayout } from '#ui/site-layout.tsx'
import { TickList } from '#ui/tick-list.tsx'
import { Trap } from '#ui/trap.tsx'
import { whenWords } from '#ui/when.tsx'

type Refusal = { skill: number | null; words: string }
type Props = {
  frame: Frame; given: Given; form?: Refused; choices: Choice[]; wait?: ComponentChildren
  /** The call for help that it is for. */
  call?: Placed
  /** Of somebody who is signed in: whether they offered before, and what they never want to be asked for. */
  own?: { offered: boolean; refused: Refusal[] }
}

export function VolunteerPage({ frame, given, form, choices, wait, call, own }: Props) {
  return (
    <SiteLayout frame={frame} title={own?.offered ? 'What you offer' : 'Offer your help'} description="Say what you like doing and when you are free. We ask you when it fits.">
      <div class="wrap narrow">
        <header class="page-head">
          <h1>{own?.offered ? 'What you offer' : 'Offer your help'}</h1>
          <p class="lede">{call ? `For “${call.title}”, ${whenWords(call)}.` : 'Say what you like doing and when you are free. We ask you when it fits, and you are always free to say no.'}</p>
        </header>
        <form class="stack stack--loose" method="post" action={routes.site.volunteer.href()}>
          {wait}
          {!wait && <Mend form={form} />}
          <input type="hidden" name="for" value={given.for} />
          {!own && <Stranger given={given} form={form} />}
          <OfferFields given={given} form={form} choices={choices} />
          {own && own.refused.length > 0 && (
            <TickList legend="What you are never asked for" prefix="again" choices={own.refused.map(({ skill, words }) => ({ value: skill ?? 'any', words }))} given={given} hint="You said “never for this”. Tick what we may ask you for again." />
          )}
          <p class="buttons"><button class="button button--primary button--big">{own?.offered ? 'Save what I offer' : 'Offer my help'}</button></p>
        </form>
        {own?.offered && <Withdraw />}
      </div>
    </SiteLayout>
  )
}

function Stranger({ given, form }: Pick<Props, 'given' | 'form'>) {
  return (
    <fieldset class="field-group">
      <legend>Who you are</legend>
      <div class="fields fields--pair">
        <Field form={form} value={given.name} label="Name" name="name" autocomplete="name" required maxLength={200} />
        <Field form={form} value={given.email} label="E-mail" name="email" type="email" autocomplete="email" required maxLength={320} hint="We send one letter there, to see that it is yours." />
        <Field form={form} value={given.town} label="Town" name="town" autocomplete="address-level2" optional maxLength={100} />
      </div>
      <Trap />
    </fieldset>
  )
}

const Withdraw = () => (
  <section class="section" aria-labelledby="withdraw">
    <h2 id="withdraw">Offer no more</h2>
    <form class="stack" method="post" action={routes.site.volunteer.href()}>
      <input type="hidden" name="_method" value="DELETE" />
      <p>What you offered is deleted, and nobody asks you for help by letter any more. What you helped with stays in your own record.</p>
      <p class="buttons"><button class="button">Take my offer back</button></p>
    </form>
  </section>
)

export type Thanked = 'saved' | 'asked' | 'withdrawn'

export function VolunteeredPage({ frame, what, kept }: { frame: Frame; what: Thanked; kept: boolean }) {
  const [title, lede] = said[what]
  return (
    <SiteLayout frame={frame} title={title} noIndex>
      <div class="wrap narrow">
        <header class="page-head">
          <h1>{title}</h1>
          <p class="lede">{lede}</p>
        </header>
        {what === 'asked' && kept && <KeptLetters />}
        <p class="buttons"><a class="button button--primary" href={routes.site.helpCalls.href()}>Where help is wanted now</a></p>
      </div>
    </SiteLayout>
  )
}

const said: Record<Thanked, [string, string]> = {
  saved: ['Thank you. We know whom to ask.', 'When your help is wanted, a letter comes. You answer with one press, and no is as good an answer as yes.'],
  asked: ['Look into your mail.', 'A letter is on its way to you. Open its link and press the button, and your offer stands. Until then we keep it for a week and do nothing with it.'],
  withdrawn: ['Your offer is taken back.', 'What you offered is deleted, and nobody asks you for help by letter any more. You can offer it again whenever you like.'],
}
