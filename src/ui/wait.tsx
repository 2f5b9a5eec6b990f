import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'

/** Why a form was not taken just now. With script, a proof of work lets it through at once. */
export function Wait({ frame, sentence }: { frame: Frame; sentence: string }) {
  return (
    <div class="notice notice--careful" role="alert">
      <p>{sentence}</p>
      <proof-of-work data-from={routes.site.challenge.href()}>
        <input type="hidden" name="proof" />
        <p class="meta" role="status" />
      </proof-of-work>
      <script type="module" src={frame.asset('proof.js')} />
    </div>
  )
}
