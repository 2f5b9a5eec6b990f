import type { ComponentChildren } from 'preact'
import type { Action } from '#domain/actions/actions.ts'
import type { LiveAction } from '#domain/actions/publishing.ts'
import type { Refused } from '#http/form.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { ActionCard } from '#ui/action-card.tsx'
import { Steps, type Step } from '#ui/call-sheet.tsx'
import { Field } from '#ui/field.tsx'
import { SiteLayout } from '#ui/site-layout.tsx'
import { letterPromise } from '#ui/sign-up.tsx'
import { Trap } from '#ui/trap.tsx'
import { count, kindNouns } from '#ui/words.ts'

type Props = { frame: Frame; action: Action; taken: number; steps: Step[]; next?: LiveAction; signed: boolean; form?: Refused; wait?: ComponentChildren }

export function ThanksPage({ frame, action, taken, steps, next, signed, form, wait }: Props) {
  const done = steps.filter(({ outcome }) => outcome && outcome !== 'skipped').length
  const told = steps.some(({ outcome }) => outcome)
  const link = frame.origin + routes.site.action.href(action)
  return (
    <SiteLayout frame={frame} room="actions" title="Thank you" noIndex>
      <div class="wrap">
        <header class="page-head">
          <Steps action={action} steps={steps} />
          <Heard action={action} taken={taken} done={done} told={told} town={frame.place?.name} />
        </header>
        <div class="split">
          <div>
            {next && (
              <section class="next" aria-labelledby="next">
                <h2 class="kicker" id="next">The latest</h2>
                <ActionCard action={next} />
              </section>
            )}
            <section class="section" aria-labelledby="pass">
              <div class="stack">
                <h2 id="pass">Pass it to one person</h2>
                <p>Somebody you would call anyway. Plain links; nobody follows you.</p>
                <Field label="The link" name="link" value={link} />
                <Share link={link} title={action.title} />
              </div>
            </section>
          </div>
          {signed ? <Signed /> : told && <Signature action={action} frame={frame} form={form} wait={wait} />}
        </div>
      </div>
    </SiteLayout>
  )
}

function Heard({ action, taken, done, told, town }: { action: Action; taken: number; done: number; told: boolean; town?: string }) {
  const noun = kindNouns[action.kind]
  if (!told) {
    return (
      <>
        <h1>Nothing told yet.</h1>
        <p class="lede">This browser remembers no {noun} of yours for “{action.title}”. <a href={routes.site.action.href(action)}>Go to its page</a> to begin.</p>
      </>
    )
  }
  return (
    <>
      <h1>{done === 0 ? 'That is the end of the list.' : `Thank you. ${town ? `They heard ${town}.` : 'They heard you.'}`}</h1>
      <p class="lede">
        {done === 0
          ? 'You skipped everybody this time. The page stays where it is if you change your mind.'
          : `We wrote down ${count(done, noun)} from you. That makes ${count(taken, noun)} in all.`}
      </p>
    </>
  )
}

function Share({ link, title }: { link: string; title: string }) {
  const [url, words] = [encodeURIComponent(link), encodeURIComponent(title)]
  return (
    <>
      <share-button data-url={link} data-text={title} hidden><p class="buttons"><button class="button" type="button">Share it</button></p></share-button>
      <p class="buttons buttons--pair"><a class="button" href={`sms:?&body=${words}%20${url}`}>Text it</a> <a class="button" href={`mailto:?subject=${words}&body=${url}`}>E-mail it</a></p>
      <p class="meta"><a href={`https://bsky.app/intent/compose?text=${words}%20${url}`} rel="noreferrer">Bluesky</a>&nbsp;· <a href={`https://www.facebook.com/sharer/sharer.php?u=${url}`} rel="noreferrer">Facebook</a>&nbsp;· <a href={`https://mastodonshare.com/?text=${words}&url=${url}`} rel="noreferrer">Mastodon</a></p>
    </>
  )
}

function Signature({ action, frame, form, wait }: Pick<Props, 'action' | 'frame' | 'form' | 'wait'>) {
  return (
    <aside class="card" aria-labelledby="stay">
      <h2 class="card__title" id="stay">Hear how it ends</h2>
      <p>So far nobody knows who you are. Leave your name if you like, and we can thank you and tell you what came of it.</p>
      <form class="fields" method="post" action={routes.site.signature.href(action)}>
        {wait}
        <Field form={form} label="Name" name="name" autocomplete="name" maxLength={200} required />
        <Field form={form} label="E-mail" name="email" type="email" autocomplete="email" maxLength={320} required />
        <Field form={form} label="Town" name="town" value={frame.place?.name} autocomplete="address-level2" maxLength={100} optional />
        <Trap />
        <label class="tick"><input type="checkbox" name="letter" value="yes" checked={form?.given.letter === 'yes'} /> <span>{letterPromise}</span></label>
        <button class="button button--wide">Put my name to it</button>
      </form>
    </aside>
  )
}

function Signed() {
  return (
    <aside class="card" aria-labelledby="stay">
      <h2 class="card__title" id="stay">Look at your mail</h2>
      <p>A letter is on its way to you. Open the link in it and press the button: then your name stands with what you reported. Only our organizers see it.</p>
    </aside>
  )
}
