import { routes } from '#http/routes.ts'
import type { Reading } from '#office/people/reading.ts'

/** On every layer the district and whoever holds its posts; "unknown" where neither address nor town decides. */
export function DistrictsPanel({ districts }: Pick<Reading, 'districts'>) {
  return (
    <section class="panel" aria-labelledby="districts">
      <h2 id="districts">Districts</h2>
      <dl class="facts facts--stacked">
        {districts.map(({ layer, name, officials }) => (
          <>
            <dt>{layer}</dt>
            <dd>
              {name ?? <span class="meta">unknown</span>}
              {officials.map(({ slug, name: holder, short_title: title }) => <span class="line"><a href={routes.site.legislator.href({ slug })}>{title} {holder}</a></span>)}
            </dd>
          </>
        ))}
      </dl>
      {districts.some(({ name }) => !name) && <p class="meta">A street address that is known here decides what the town alone does not.</p>}
    </section>
  )
}
