import type { Placed } from '#domain/content/page-drafts.ts'
import type { Actor } from '#http/context.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { OfficeLayout } from '#ui/office-layout.tsx'
import { Pressing } from '#ui/pressing.tsx'

type Props = { frame: Frame; actor: Actor; pages: Placed[]; now: Date }

/** The pages as they stand below one another. */
export function PagesPage({ frame, actor, pages, now }: Props) {
  const known = new Set(pages.map(({ id }) => id))
  return (
    <OfficeLayout frame={frame} actor={actor} room="pages" title="Pages" buttons={<a class="button button--primary button--small" href={routes.office.newPage.href()}>Write a page</a>}>
      {pages.length === 0 && <div class="empty"><p>Pages tell who you are and how you work. The first one will stand here.</p></div>}
      <Tree pages={pages} on={pages.filter(({ parent_id }) => parent_id === null || !known.has(parent_id))} now={now} />
      <p class="meta"><a href={routes.office.writingBins.href()}>The bin</a></p>
    </OfficeLayout>
  )
}

function Tree({ pages, on, now }: { pages: Placed[]; on: Placed[]; now: Date }) {
  if (on.length === 0) return null
  return (
    <ul class="tree">
      {on.map((page, at) => (
        <li>
          <div class="tree__row">
            <p><a href={routes.office.page.href(page)}>{page.title}</a> <Facts page={page} now={now} /></p>
            <div class="buttons">
              {at > 0 && <Pressing href={routes.office.pageRank.href(page)} method="PUT" fields={{ by: 'up' }}>Up<span class="unseen">: {page.title}</span></Pressing>}
              {at < on.length - 1 && <Pressing href={routes.office.pageRank.href(page)} method="PUT" fields={{ by: 'down' }}>Down<span class="unseen">: {page.title}</span></Pressing>}
            </div>
          </div>
          <Tree pages={pages} on={pages.filter(({ parent_id }) => parent_id === page.id)} now={now} />
        </li>
      ))}
    </ul>
  )
}

function Facts({ page, now }: { page: Placed; now: Date }) {
  const facts = [
    !page.published_at && 'draft', page.published_at && page.published_at > now && 'scheduled', page.audience === 'members' && 'for members', page.audience === 'staff' && 'for the office',
    page.in_masthead && 'at the head', page.in_footer && 'at the foot',
  ].filter(Boolean)
  return <span class="meta">{facts.join(', ')}</span>
}
