import { routes } from '#http/routes.ts'
import type { Held } from '#office/writings/held.ts'
import { Pressing } from '#ui/pressing.tsx'

type Props = { held: Held; did?: string; preview?: string; origin: string }

/** What was just done, and the way back. */
export function Done({ held, did = '', preview, origin }: Props) {
  if (did === 'preview' && preview) return <Link href={routes.site.previewed.href({ token: preview })} origin={origin} />
  const { writingPublication, writingBin } = routes.office
  const said: Record<string, { words: string; undo?: Parameters<typeof Pressing>[0] }> = {
    draft: { words: 'Saved as a draft. Nobody sees it yet.' },
    edit: { words: held.stage === 'out' ? 'Saved. Visitors see it at once.' : 'Saved.' },
    publish: { words: 'It is out. Everybody can read it.', undo: { href: writingPublication.href(held), method: 'DELETE', children: 'Undo: take it back' } },
    schedule: { words: 'Scheduled. It comes out by itself.', undo: { href: writingPublication.href(held), method: 'DELETE', children: 'Undo: back to the drafts' } },
    'take-back': { words: 'Taken back. Nobody sees it.', undo: { href: writingPublication.href(held), method: 'PUT', children: 'Undo: publish it again' } },
    restore: { words: 'It says again what it said then. What it said before is kept as a version.' },
    bin: { words: 'It lies in the bin.', undo: { href: writingBin.href(held), method: 'DELETE', children: 'Undo: take it out' } },
    unbin: { words: 'Taken out of the bin, as it was.', undo: { href: writingBin.href(held), method: 'PUT', children: 'Undo: back into the bin' } },
  }
  const known = said[did]
  return known ? <div class="notice notice--right office-notice" role="status"><p>{known.words}</p>{known.undo && <Pressing {...known.undo} />}</div> : null
}

function Link({ href, origin }: { href: string; origin: string }) {
  return (
    <div class="notice notice--right office-notice" role="status">
      <p>Anybody with this link reads it as it stands, for seven days, without signing in:</p>
      <p class="breaks"><a href={href}>{origin + href}</a></p>
    </div>
  )
}
