import type { Liked } from '#domain/content/appreciations.ts'
import type { Actor } from '#http/context.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { OfficeLayout } from '#ui/office-layout.tsx'

const kinds = new Map([['story', 'Story'], ['page', 'Page']])
const monthWords = new Intl.DateTimeFormat('en-US', { month: 'long', year: 'numeric' })
const named = (month: string) => monthWords.format(new Date(`${month.slice(0, 7)}-15T12:00:00`))

/** A quiet count, for editors alone. */
export function AppreciationsPage({ frame, actor, liked }: { frame: Frame; actor: Actor; liked: Liked[] }) {
  const months = [...Map.groupBy(liked, ({ month }) => month)]
  return (
    <OfficeLayout frame={frame} actor={actor} title="What was liked" room="appreciations">
      <p class="lede">How many pressed “Yes, I do” under a story or a page. Visitors do not see these numbers, and nobody knows who pressed.</p>
      {months.length === 0 && <div class="empty"><p>Nobody has pressed it yet in the last twelve months. It stands under every story and every page about the organization.</p></div>}
      {months.map(([month, lines], at) => (
        <section class="section" aria-labelledby={`month-${at}`}>
          <h2 id={`month-${at}`}>{named(month)}</h2>
          <table class="table table--folds">
            <thead><tr><th scope="col">What</th><th scope="col">Kind</th><th scope="col" class="num">Liked</th></tr></thead>
            <tbody>
              {lines.map(({ kind, title, slug, number }) => (
                <tr>
                  <th scope="row"><a href={(kind === 'story' ? routes.site.story : routes.site.page).href({ slug })}>{title}</a></th>
                  <td data-label="Kind">{kinds.get(kind)}</td>
                  <td data-label="Liked" class="num">{number.toLocaleString('en-US')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ))}
    </OfficeLayout>
  )
}
