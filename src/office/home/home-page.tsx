import type { Arrangement, BlockKind, Placed } from '#domain/content/home.ts'
import type { Actor } from '#http/context.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { blockWords } from '#ui/home-words.ts'
import { OfficeLayout } from '#ui/office-layout.tsx'
import { Pressing } from '#ui/pressing.tsx'
import { Ranking } from '#ui/ranking.tsx'
import { blockDeeds, Undo } from '#ui/undo.tsx'

type Props = { frame: Frame; actor: Actor; last?: Arrangement; blocks: Placed[]; addable: { kind: BlockKind; asks: boolean }[]; did?: string }

const { office } = routes
const said: Record<string, string> = {
  add: 'It stands at the end. Move it up to where it belongs.', change: 'Saved.', move: 'Moved.', remove: 'It is off the page.', undo: 'Undone. The page stands as it did before.',
}
const refused: Record<string, string> = {
  meanwhile: 'Somebody arranged the page meanwhile, so nothing was changed. This is how it stands now.',
  gone: 'That block is not on the page any more.', twice: 'That block is on the page already.', full: 'A hundred blocks are on the page. Remove one first.',
}

export function HomePage({ frame, actor, last, blocks, addable, did = '' }: Props) {
  const arrangement = last?.id ?? 0
  return (
    <OfficeLayout frame={frame} actor={actor} room="home-page" title="Home page" above={<p class="meta"><a href={routes.site.home.href()}>As everybody sees it</a></p>}>
      {Object.hasOwn(said, did) && <div class="notice notice--right office-notice" role="status"><p>{said[did]}</p></div>}
      {Object.hasOwn(refused, did) && <div class="notice notice--careful office-notice" role="alert"><p>{refused[did]}</p></div>}
      <div class="panels panels--lead">
        <section class="panel" aria-labelledby="blocks">
          <h2 id="blocks">From the top down</h2>
          {last
            ? <Undo href={office.homeArrangement.href({ arrangement })} by={last.arranger} at={last.arranged_at}>{blockDeeds[last.act](last.named || blockWords[last.kind].name)}</Undo>
            : <p class="meta">This is the page as it comes. Whatever you change can be undone.</p>}
          {blocks.length === 0 && <div class="empty"><p>Nothing is on the page but your motto. Add a block, or undo.</p></div>}
          <drag-order>
            <ol class="lines home-blocks">
              {blocks.map((block, at) => <Line arrangement={arrangement} block={block} first={at === 0} last={at === blocks.length - 1} />)}
            </ol>
          </drag-order>
        </section>
        <section class="panel card" aria-labelledby="more">
          <h2 id="more">Add a block</h2>
          <ul class="lines">
            {addable.map(({ kind, asks }) => {
              const { name, shows } = blockWords[kind]
              const words = <>Add<span class="unseen">: {name}</span></>
              return (
                <li class="home-add">
                  <p><strong>{name}</strong> <span class="meta">{shows}</span></p>
                  {asks
                    ? <a class="button button--small" href={office.newHomeBlock.href({}, { kind })}>{words}</a>
                    : <Pressing href={office.homeBlocks.href({ arrangement })} method="POST" fields={{ kind }}>{words}</Pressing>}
                </li>
              )
            })}
          </ul>
        </section>
      </div>
    </OfficeLayout>
  )
}

function Line({ arrangement, block, first, last }: { arrangement: number; block: Placed; first: boolean; last: boolean }) {
  const { kind, ordinal, heading, title, out } = block
  const { name, shows } = blockWords[kind]
  const called = heading || title || name
  return (
    <li class="row row--apart">
      <p><strong>{called}</strong> {!out && <span class="badge badge--careful">Not shown now</span>} <span class="meta">{called === name ? shows : [name, heading && title].filter(Boolean).join(': ')}</span></p>
      <div class="row">
        <Ranking href={office.homeBlockRank.href({ arrangement, ordinal })} name={called} first={first} last={last} />
        {kind !== 'urgent' && kind !== 'sign_up' && <a class="button button--small" href={office.homeBlock.href({ arrangement, ordinal })}>Edit<span class="unseen">: {called}</span></a>}
        <Pressing href={office.homeBlock.href({ arrangement, ordinal })} method="DELETE" class="button button--small button--quiet">Remove<span class="unseen">: {called}</span></Pressing>
      </div>
    </li>
  )
}
