import type { Standing } from '#engines/membership/standing.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { fullDay } from '#ui/day.tsx'
import { SiteLayout } from '#ui/site-layout.tsx'

/** Why this is not shown, and both ways in. The same for every members' page, so that it tells nothing of what stands there. */
export function ClosedPage({ frame, standing }: { frame: Frame; standing?: Standing }) {
  const join = <a class={`button ${standing ? 'button--primary' : ''}`} href={routes.site.join.href()}>{standing?.standing === 'lapsed' ? 'Renew' : 'Become a member'}</a>
  return (
    <SiteLayout frame={frame} title="For members" noIndex>
      <div class="wrap narrow">
        <header class="page-head">
          <h1>This is for members.</h1>
          <p class="lede">{reason(standing)}</p>
        </header>
        <p class="buttons">
          {!standing && <a class="button button--primary" href={routes.site.signIn.href({}, { next: frame.path })}>Sign in</a>}
          {join}
        </p>
      </div>
    </SiteLayout>
  )
}

function reason(standing?: Standing): string {
  if (!standing) return 'If you are one, sign in and it opens. If not, anybody may become one; it need not cost anything you do not have.'
  if (standing.standing === 'lapsed') return `Your membership ended on ${fullDay(standing.until)}. Renew it and this opens again.`
  return 'You are signed in, but not a member yet. Anybody may become one.'
}
