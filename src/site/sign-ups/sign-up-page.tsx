import type { ComponentChildren } from 'preact'
import type { Refused } from '#http/form.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { type CardGroup, GroupCards } from '#ui/group-card.tsx'
import { KeptLetters } from '#ui/kept-letters.tsx'
import { Mend } from '#ui/mend.tsx'
import { SignUpForm } from '#ui/sign-up.tsx'
import { SiteLayout } from '#ui/site-layout.tsx'

export function SignUpPage({ frame, form, wait }: { frame: Frame; form: Refused; wait?: ComponentChildren }) {
  return (
    <SiteLayout frame={frame} title="The weekly letter" noIndex>
      <div class="wrap narrow">
        <header class="page-head"><h1>The weekly letter</h1></header>
        <div class="stack">
          {!wait && <Mend form={form} ids={{ email: 'letter-email', town: 'letter-town', consent: 'letter-consent' }} />}
          <SignUpForm form={form} wait={wait} />
        </div>
      </div>
    </SiteLayout>
  )
}

/** The same for every address, known or not. */
export function AskedPage({ frame, kept, near }: { frame: Frame; kept: boolean; near: CardGroup[] }) {
  return (
    <SiteLayout frame={frame} title="Look at your mail" noIndex>
      <div class="wrap narrow">
        <header class="page-head">
          <h1>Look at your mail.</h1>
          <p class="lede">A letter is on its way to you. Open the link in it and press the button: then you are on the list.</p>
        </header>
        <div class="stack">
          {kept && <KeptLetters />}
          <p>Nothing came? Look among the junk. We write to an address at most once an hour, so a second try may take a while.</p>
          <p class="buttons"><a class="button button--primary" href={routes.site.actions.href()}>See what is open now</a></p>
        </div>
        {near.length > 0 && <section class="section" aria-labelledby="near"><h2 id="near">Who meets near you</h2><GroupCards groups={near} /></section>}
      </div>
    </SiteLayout>
  )
}
