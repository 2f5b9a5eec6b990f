import type { Frame } from '#http/frame.ts'
import { SiteLayout } from '#ui/site-layout.tsx'

/** A page for what went wrong, in a sentence, with the way out. */
export function Trouble({ frame, title, sentence }: { frame: Frame; title: string; sentence: string }) {
  return (
    <SiteLayout frame={frame} title={title} noIndex>
      <div class="wrap narrow">
        <header class="page-head">
          <h1>{title}</h1>
          <p class="lede">{sentence}</p>
        </header>
      </div>
    </SiteLayout>
  )
}
