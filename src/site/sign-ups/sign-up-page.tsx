import type { ComponentChildren } from 'preact'
import type { Refused } from '#http/form.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
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

export function SignedUpPage({ frame }: { frame: Frame }) {
  return (
    <SiteLayout frame={frame} title="You are on the list" noIndex>
      <div class="wrap narrow">
        <header class="page-head">
          <h1>You are on the list.</h1>
          <p class="lede">The next letter comes this week. You can leave with one click at the foot of any of them.</p>
        </header>
        <p class="buttons"><a class="button button--primary" href={routes.site.actions.href()}>See what is open now</a></p>
      </div>
    </SiteLayout>
  )
}
