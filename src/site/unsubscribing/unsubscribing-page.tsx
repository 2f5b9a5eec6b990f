import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { SiteLayout } from '#ui/site-layout.tsx'

/** Which letters are stopped: those of the list that the link names, or every list's. */
export type Stopped = 'list' | 'all'
/** `which`: the letters of the list, as in “the weekly letter”. */
type Props = { frame: Frame; which: string; done?: Stopped }

/** The words on the button that stops all. They stand in the ledger of consents, too. */
export const stopAll = (organization: string) => `Stop all letters of ${organization} and its groups`
export const stopThese = (which: string) => `Stop ${which}`

/** Looking at this page changes nothing: mail programs look at every link. */
export function UnsubscribingPage({ frame, done, which }: Props) {
  const title = done === 'all' ? 'Done. No more letters.' : done ? 'Done. No more of these letters.' : 'Stop these letters?'
  return (
    <SiteLayout frame={frame} title={title.replace(/^Done\. |\.$/g, '')} noIndex>
      <div class="wrap narrow">
        <header class="page-head">
          <h1>{title}</h1>
          <p class="lede">{sentence(which, frame.organization.name, done)}</p>
        </header>
        <div class="stack">
          {done !== 'all' && (
            <form method="post" data-turbo="false">
              <p class="buttons">
                {!done && <button class="button button--primary" name="stop" value="list">{stopThese(which)}</button>}
                <button class="button" name="stop" value="all">{stopAll(frame.organization.name)}</button>
              </p>
            </form>
          )}
          <p class="meta">What you ask for yourself still comes: links to sign in, receipts, word of an event you said yes to.</p>
          {done && (
            <p>
              That was a mistake? <a href={routes.site.account.href()}>Switch letters on again in your account</a>, or <a href={`${routes.site.home.href()}#sign-up`}>sign up once more</a>.
            </p>
          )}
        </div>
      </div>
    </SiteLayout>
  )
}

function sentence(which: string, organization: string, done?: Stopped): string {
  if (done === 'all') return `We have written down that you want no more letters, of ${organization} or of any of its groups.`
  if (done) return `We have written down that you no longer want ${which}. Other letters you agreed to still come.`
  return `Press once if you no longer want ${which}. Other letters you agreed to still come, unless you stop all of them.`
}
