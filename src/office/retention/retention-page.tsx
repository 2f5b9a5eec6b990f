import type { Clock, Forecast, Rule } from '#domain/people/retention.ts'
import type { Actor } from '#http/context.ts'
import type { Refused } from '#http/form.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { Day } from '#ui/day.tsx'
import { Field } from '#ui/field.tsx'
import { Mend } from '#ui/mend.tsx'
import { OfficeLayout } from '#ui/office-layout.tsx'
import { who } from '#ui/who.ts'
import { count } from '#ui/words.ts'

export const rules: Record<Rule, { title: string; about: string }> = {
  'never-active': { title: 'Never did anything', about: 'People we have known for longer than this and who never acted, signed, came or helped.' },
  'no-consent': { title: 'Silent and unwilling to be written to', about: 'People who agree to hear from us on no list, and did nothing for longer than this.' },
}
const reasons: Record<string, string> = { asked: 'they asked for it', office: 'by the office', 'never-active': 'never did anything', 'no-consent': 'silent and unwilling', 'import undone': 'an import was undone' }

export type Watched = { rule: Rule; clock?: Clock; forecast?: Forecast }
type Props = { frame: Frame; actor: Actor; watched: Watched[]; done: { reason: string; day: string; people: number }[]; rule?: Rule; form?: Refused }

export function RetentionPage({ frame, actor, watched, done, rule: mended, form }: Props) {
  return (
    <OfficeLayout frame={frame} actor={actor} title="Keeping and forgetting" room="retention">
      <p class="meta under-title">A clock forgets people for good, every night. Members, people in a group and whoever works here are never touched. What they did stays as a number.</p>
      <div class="panels panels--two">{watched.map((one) => <Watch one={one} form={one.rule === mended ? form : undefined} />)}</div>
      <section class="section" aria-labelledby="done">
        <div class="section__head"><h2 id="done">What was forgotten</h2></div>
        {done.length === 0 && <p class="meta">Nobody yet. Only numbers will stand here, no names.</p>}
        {done.length > 0 && (
          <table class="table">
            <thead><tr><th scope="col">Day</th><th scope="col">Why</th><th scope="col" class="num">People</th></tr></thead>
            <tbody>{done.map(({ day, reason, people }) => (
              <tr><th scope="row"><Day at={new Date(`${day}T12:00:00`)} /></th><td>{reasons[reason] ?? reason}</td><td class="num">{people.toLocaleString('en-US')}</td></tr>
            ))}</tbody>
          </table>
        )}
      </section>
    </OfficeLayout>
  )
}

function Watch({ one: { rule, clock, forecast }, form }: { one: Watched; form?: Refused }) {
  const { title, about } = rules[rule]
  const action = routes.office.retentionClock.href({ rule })
  return (
    <section class="panel card" aria-labelledby={rule}>
      <h2 id={rule}>{title}</h2>
      <p>{about}</p>
      <p>{clock ? clock.confirmed_at ? <><span class="badge badge--right">Running</span> since <Day at={clock.confirmed_at} />, after {count(clock.years, 'year')}</> : <><span class="badge badge--careful">Not confirmed</span> after {count(clock.years, 'year')}</> : <span class="badge">Off</span>}</p>
      <form class="fields" method="post" action={action}>
        <input type="hidden" name="_method" value="PUT" />
        <Mend form={form} />
        <Field label="After how many years" id={`${rule}-years`} name="years" value={String(clock?.years ?? 3)} required form={form} />
        <p class="buttons"><button class="button">{clock ? 'Change it' : 'See whom it would forget'}</button></p>
      </form>
      {clock && forecast && !clock.confirmed_at && <Before rule={rule} years={clock.years} forecast={forecast} />}
      {clock && (
        <form method="post" action={action}>
          <input type="hidden" name="_method" value="DELETE" />
          <button class="button button--small">Switch it off</button>
        </form>
      )}
    </section>
  )
}

function Before({ rule, years, forecast: { people, first } }: { rule: Rule; years: number; forecast: Forecast }) {
  return (
    <div class="notice notice--careful">
      <h3>It would forget {count(people, 'person', 'people')} tonight</h3>
      {first.length > 0 && (
        <ul>
          {first.map((person) => <li><a href={routes.office.person.href({ id: person.id })}>{who(person)}</a> <span class="meta">known since <Day at={person.created_at} /></span></li>)}
        </ul>
      )}
      {people > first.length && <p class="meta">and {(people - first.length).toLocaleString('en-US')} more</p>}
      <form method="post" action={routes.office.retentionConfirmation.href({ rule })}>
        <input type="hidden" name="_method" value="PUT" />
        <input type="hidden" name="years" value={years} />
        <button class="button button--danger">Forget them, and go on every night</button>
      </form>
    </div>
  )
}
