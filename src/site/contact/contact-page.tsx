import type { ComponentChildren } from 'preact'
import type { Topic } from '#domain/content/topics.ts'
import type { Refused } from '#http/form.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { Choose } from '#ui/choose.tsx'
import { Field } from '#ui/field.tsx'
import { Mend } from '#ui/mend.tsx'
import { SiteLayout } from '#ui/site-layout.tsx'
import { Trap } from '#ui/trap.tsx'

type Props = { frame: Frame; topics: Topic[]; about?: string; form?: Refused; wait?: ComponentChildren }

export function ContactPage({ frame, topics, about, form, wait }: Props) {
  return (
    <SiteLayout frame={frame} title="Write to us" description={`How to reach ${frame.organization.name}.`}>
      <div class="wrap narrow">
        <header class="page-head">
          <h1>Write to us</h1>
          <p class="lede">Say what it is about, and it reaches the people who look after that.</p>
        </header>
        <form class="fields" method="post" action={routes.site.contact.href()}>
          {form && (wait || <Mend form={form} />)}
          <Choose form={form} label="What it is about" name="topic" blank="Choose" value={about} required options={topics.map(({ id, name }) => [id, name])} />
          <Field form={form} label="Your name" name="name" autocomplete="name" required maxLength={100} />
          <Field form={form} label="E-mail" name="email" type="email" autocomplete="email" required maxLength={254} hint="The answer goes there. It is used for nothing else." />
          <Field form={form} label="Your message" name="words" rows={8} required maxLength={5000} />
          <Trap />
          <p class="buttons"><button class="button button--primary">Send it</button></p>
        </form>
        <p class="meta section">A question may be answered already: <a href={routes.site.questions.href()}>questions people ask</a>.{frame.organization.postal && <> By post: {frame.organization.postal}.</>}</p>
      </div>
    </SiteLayout>
  )
}

/** The same for everybody; nobody is written to at an address that was only typed. */
export function ContactedPage({ frame }: { frame: Frame }) {
  return (
    <SiteLayout frame={frame} title="It is on its way" noIndex>
      <div class="wrap narrow">
        <header class="page-head">
          <h1>It is on its way.</h1>
          <p class="lede">People read this, so give them a few days. The answer comes to the address you wrote; we send you nothing before that.</p>
        </header>
        <p class="buttons"><a class="button button--primary" href={routes.site.actions.href()}>See what is open now</a></p>
      </div>
    </SiteLayout>
  )
}
