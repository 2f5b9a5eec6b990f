import type { Piece } from '#engines/texts/pieces.ts'
import { routes } from '#http/routes.ts'
import { ArticleText, type Shelves } from '#ui/article-text.tsx'

/** A text as one visitor may read it. `closed`: there is more, for members. */
export type Shown = { everyone: Piece[]; members?: Piece[]; closed: boolean; shelves: Shelves }

export function ArticleBody({ shown: { everyone, members = [], closed, shelves }, path }: { shown: Shown; path: string }) {
  return (
    <div class="article-text">
      <ArticleText pieces={everyone} shelves={shelves} />
      <ArticleText pieces={members} shelves={shelves} />
      {closed && (
        <section class="members-only" aria-labelledby="members-only">
          <h2 id="members-only">The rest is for members</h2>
          <p>If you are one, <a href={routes.site.signIn.href({}, { next: path })}>sign in</a> and it opens. If not, anybody may <a href={routes.site.join.href()}>become one</a>; it need not cost anything you do not have.</p>
        </section>
      )}
    </div>
  )
}
