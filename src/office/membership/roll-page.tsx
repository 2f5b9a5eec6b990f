import type { OnRoll } from '#domain/membership/roll.ts'
import type { Stand } from '#domain/membership/standings.ts'
import type { Actor } from '#http/context.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { fullDay } from '#ui/day.tsx'
import { OfficeLayout } from '#ui/office-layout.tsx'
import { Pager } from '#ui/pager.tsx'
import { standings } from '#ui/payment-words.ts'

type Props = { frame: Frame; actor: Actor; stand: Stand; people: OnRoll[]; more?: number; first: boolean }

const titles: Record<Stand, string> = { member: 'Members', grace: 'In grace', lapsed: 'Lapsed members', none: 'Never members' }

export function RollPage({ frame, actor, stand, people, more, first }: Props) {
  return (
    <OfficeLayout frame={frame} actor={actor} room="membership" title={titles[stand]} above={<p class="meta"><a href={routes.office.membership.href()}>Membership</a></p>}>
      <nav class="buttons under-title" aria-label="By standing">
        {(['member', 'grace', 'lapsed', 'none'] as const).map((one) => <a class="button button--small" aria-current={one === stand ? 'page' : undefined} href={routes.office.members.href({}, { standing: one })}>{standings[one]}</a>)}
      </nav>
      {people.length === 0 ? <div class="empty"><h2>Nobody</h2><p>Nobody stands so today.</p></div> : (
        <div class="table-scroll">
          <table class="table table--folds">
            <thead><tr><th scope="col">Name</th><th scope="col">Level</th><th scope="col">Until</th><th scope="col">Town</th></tr></thead>
            <tbody>
              {people.map((person) => (
                <tr>
                  <th scope="row"><a href={routes.office.member.href(person)}>{person.name || person.email || 'Somebody without a name'}</a></th>
                  <td data-label="Level">{person.level ?? '—'}</td>
                  <td data-label="Until">{person.until ? fullDay(person.until) : person.level ? 'without an end' : '—'}</td>
                  <td data-label="Town">{person.locality || '—'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Pager of="members" words={['First', 'More']} first={first ? undefined : routes.office.members.href({}, { standing: stand })} next={more ? routes.office.members.href({}, { standing: stand, after: more }) : undefined} />
    </OfficeLayout>
  )
}
