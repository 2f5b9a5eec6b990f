import type { LiveAction } from '#domain/actions/publishing.ts'
import { routes } from '#http/routes.ts'
import { Day } from '#ui/day.tsx'
import { Icon } from '#ui/icon.tsx'
import { TallyMarks } from '#ui/tally.tsx'
import { addressees, count, kindNouns, kindVerbs } from '#ui/words.ts'

/** The one thing to do today, edge to edge. */
export function Poster({ action }: { action: LiveAction }) {
  return (
    <section class={action.title.length > 40 ? 'hero hero--long' : 'hero'} aria-labelledby="urgent">
      <div class="wrap hero__in">
        <p class="hero__when"><span>{action.urgent ? 'Urgent' : 'Now'}: {kindVerbs[action.kind].toLowerCase()} {addressees(action)}</span> {action.closes_at && <span>until <Day at={action.closes_at} weekday /></span>}</p>
        <h1 id="urgent">{action.title}</h1>
        <div>
          <p class="lede">{action.ask}</p>
          <p class="hero__do"><a class="button button--paper button--big" href={routes.site.action.href(action)}><Icon of={action.kind} /> {kindVerbs[action.kind]} {addressees(action)}</a> <span>Three minutes. We give you the words.</span></p>
        </div>
        {action.taken > 0 && (
          <div class="tally hero__aside">
            <TallyMarks of={action.today} label={`${count(action.today, kindNouns[action.kind])} today`} />
            <p><strong>{action.today > 0 && `${count(action.today, kindNouns[action.kind])} today, `}</strong>{action.taken.toLocaleString('en-US')} so far.</p>
          </div>
        )}
      </div>
    </section>
  )
}
