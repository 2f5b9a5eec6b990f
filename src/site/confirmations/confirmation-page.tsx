import type { Asked } from '#domain/people/confirmations.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { toConfirm } from '#ui/confirmation-words.ts'
import { SiteLayout } from '#ui/site-layout.tsx'

type Waiting = Asked & { town?: string; here: boolean }
export type Step = { href: string; words: string }

/** What the link in a letter opens: looking changes nothing, pressing does. */
export function ConfirmationPage({ frame, token, waiting }: { frame: Frame; token: string; waiting: Waiting[] }) {
  return (
    <SiteLayout frame={frame} title="Was this you?" noIndex>
      <div class="wrap narrow">
        <header class="page-head">
          <h1>Was this you?</h1>
          <p class="lede">This is what somebody typed with the address {waiting[0]?.email}. Untick what was not you.</p>
        </header>
        <form class="stack" method="post" action={routes.site.confirmation.href({ token })} data-turbo="false">
          {waiting.map((asked) => (asked.here ? <Tick asked={asked} /> : <Elsewhere asked={asked} />))}
          {waiting.some(({ here }) => here) && <p class="buttons"><button class="button button--primary button--big">Yes, that was me</button></p>}
          <p class="meta">If it was not you, close this page. Nothing happens, and what was typed is deleted within a week.</p>
        </form>
      </div>
    </SiteLayout>
  )
}

const Tick = ({ asked }: { asked: Waiting }) => (
  <label class="tick">
    <input type="checkbox" name={`confirm-${asked.id}`} value="yes" checked />
    <span><strong>{sentence(toConfirm[asked.kind] ?? asked.kind)}</strong>{said(asked)}</span>
  </label>
)

const Elsewhere = ({ asked }: { asked: Waiting }) =>
  <p><strong>{sentence(toConfirm[asked.kind] ?? asked.kind)}</strong> can be confirmed only in the browser in which it was begun. Open this link there.</p>

type Done = { frame: Frame; names: string[]; done: string[]; next: Step[]; near: { slug: string; name: string }[]; signIn?: string }

export function ConfirmedPage({ frame, names, done, next, near, signIn }: Done) {
  return (
    <SiteLayout frame={frame} title="Confirmed" noIndex>
      <div class="wrap narrow">
        <header class="page-head">
          <h1>Thank you{names.length > 0 && `, ${names.join(' and ')}`}.</h1>
          <p class="lede">{done.length > 0 ? `Confirmed: ${done.map((kind) => toConfirm[kind] ?? kind).join(', ')}.` : 'You unticked everything, so nothing happens.'}</p>
        </header>
        <p class="buttons">
          {next.map(({ href, words }) => <a class="button button--primary" href={href}>{words}</a>)}
          <a class="button" href={routes.site.actions.href()}>See what is open now</a>
        </p>
        {near.length > 0 && (
          <section class="section stack" aria-labelledby="near">
            <h2 id="near">Who meets near you</h2>
            <ul class="lines">{near.slice(0, 5).map(({ slug, name }) => <li><a href={routes.site.group.href({ slug })}>{name}</a></li>)}</ul>
          </section>
        )}
        {signIn && (
          <section class="section stack" aria-labelledby="own">
            <h2 id="own">A page of your own</h2>
            <p>It shows your legislators, your groups, and all that we keep about you.</p>
            <form method="post" action={signIn} data-turbo="false">
              <p class="buttons"><button class="button button--primary">Open your account</button></p>
            </form>
          </section>
        )}
        {frame.signedIn && <p><a href={routes.site.account.href()}>Your account</a></p>}
      </div>
    </SiteLayout>
  )
}

export function SpentPage({ frame }: { frame: Frame }) {
  return (
    <SiteLayout frame={frame} title="This link is used up" noIndex>
      <div class="wrap narrow">
        <header class="page-head">
          <h1>This link is used up.</h1>
          <p class="lede">It works once, for seven days. If you pressed its button before, all is done; otherwise fill in the form again, and a new letter comes.</p>
        </header>
        <p class="buttons"><a class="button button--primary" href={routes.site.home.href()}>Go to the first page</a></p>
      </div>
    </SiteLayout>
  )
}

const said = ({ name, town }: Waiting) => [name && `, as ${name}`, town && `, in ${town}`].filter(Boolean).join('')
const sentence = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)
