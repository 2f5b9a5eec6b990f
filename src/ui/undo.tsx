import type { ComponentChildren } from 'preact'
import { Moment } from '#ui/day.tsx'
import { Pressing } from '#ui/pressing.tsx'

/** What would be undone, in a sentence: who did what, and when. */
export function Undo({ href, by, at, children }: { href: string; by: string; at: Date; children: ComponentChildren }) {
  return (
    <div class="row row--apart undo">
      <p>{by} {children}, <Moment at={at} />.</p>
      <Pressing href={href} method="DELETE">Undo that</Pressing>
    </div>
  )
}

/** What was done to a block of this name. */
export const blockDeeds = {
  'add': (block: string) => `added “${block}”`,
  'change': (block: string) => `changed “${block}”`,
  'remove': (block: string) => `removed “${block}”`,
  'move up': (block: string) => `moved “${block}” up`,
  'move down': (block: string) => `moved “${block}” down`,
}
