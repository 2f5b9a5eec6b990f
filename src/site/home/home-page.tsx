import type { Frame } from '#http/frame.ts'
import { HomeBlock } from '#site/home/home-block.tsx'
import { Poster } from '#site/home/poster.tsx'
import type { Shown } from '#site/home/shown.ts'
import type { DoorProps } from '#ui/doors.tsx'
import { LinkedData } from '#ui/linked-data.tsx'
import { SiteLayout } from '#ui/site-layout.tsx'

type Props = { frame: Frame; shown: Shown; doors: DoorProps }

/** The blocks in their order. The poster stands between them, edge to edge, and without one the page begins with whose it is. */
export function HomePage({ frame, shown, doors }: Props) {
  const { blocks, urgent } = shown
  const at = urgent ? blocks.findIndex(({ kind }) => kind === 'urgent') : 0
  const inPlace = (some: Shown['blocks']) => some.length > 0 && <div class="wrap">{some.map((block) => <HomeBlock frame={frame} block={block} shown={shown} doors={doors} />)}</div>
  return (
    <SiteLayout frame={frame} description={`${frame.organization.name}: ${frame.organization.motto}`}>
      <LinkedData of={{ '@type': 'Organization', name: frame.organization.name, slogan: frame.organization.motto || undefined, email: frame.organization.email || undefined, url: frame.origin + frame.path }} />
      {!urgent && <Welcome frame={frame} blocks={blocks} />}
      {inPlace(blocks.slice(0, at))}
      {urgent && <Poster action={urgent} />}
      {inPlace(blocks.slice(at))}
    </SiteLayout>
  )
}

function Welcome({ frame, blocks }: { frame: Frame; blocks: Shown['blocks'] }) {
  const has = (kind: string) => blocks.some((block) => block.kind === kind)
  return (
    <div class="wrap">
      <header class="page-head">
        <h1>{frame.organization.motto || frame.organization.name}</h1>
        {has('urgent') && has('look_up') && <p class="lede">Nothing is urgent today. Find out who answers to you, so that you are ready when something is.</p>}
      </header>
    </div>
  )
}
