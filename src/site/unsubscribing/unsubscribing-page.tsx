import type { Frame } from '#http/frame.ts'
import { SiteLayout } from '#ui/site-layout.tsx'

type Props = { frame: Frame; done?: boolean; which: string }

/** Looking at this page changes nothing: mail programs look at every link. */
export function UnsubscribingPage({ frame, done, which }: Props) {
  return (
    <SiteLayout frame={frame} title={done ? 'No more of these letters' : 'Stop these letters?'} noIndex>
      <div class="wrap narrow">
        <header class="page-head">
          <h1>{done ? 'Done. No more of these letters.' : 'Stop these letters?'}</h1>
          <p class="lede">{done ? `We have written down that you want no more letters from ${which}. Other letters you agreed to still come.` : `You will get no more letters from ${which}. Other letters you agreed to still come.`}</p>
        </header>
        {!done && <form method="post"><p class="buttons"><button class="button button--primary">Stop the letters from {which}</button></p></form>}
      </div>
    </SiteLayout>
  )
}
