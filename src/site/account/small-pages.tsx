import type { Kept } from '#domain/people/everything.ts'
import type { Person } from '#domain/people/person.ts'
import type { Fact } from '#domain/people/timeline.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { Day, Moment } from '#ui/day.tsx'
import { deedWords } from '#ui/deed-words.tsx'
import { SiteLayout } from '#ui/site-layout.tsx'

const Back = () => <p><a href={routes.site.account.href()}>Back to your account</a></p>

export function WhoPage({ frame, people, personId, next, wrong }: { frame: Frame; people: Person[]; personId: number | null; next?: string; wrong?: boolean }) {
  return (
    <SiteLayout frame={frame} title="Who are you?" noIndex>
      <div class="wrap narrow">
        <header class="page-head"><h1>Who are you?</h1><p class="lede">Several people read the mail of this address. We remember what you say here; you can change it in your account.</p></header>
        <form class="stack" method="post" action={routes.site.accountWho.href({}, { next })}>
          <input type="hidden" name="_method" value="PUT" />
          {wrong && <p class="field__error" id="who-error" role="alert">Pick one of these names.</p>}
          <fieldset class="stack">
            <legend>I am</legend>
            {people.map(({ id, name, locality }) => (
              <label class="tick"><input type="radio" name="person" value={id} checked={id === personId} required /> <span>{name || 'Somebody who has told no name'}{locality && <span class="meta"> {locality}</span>}</span></label>
            ))}
          </fieldset>
          <p class="buttons"><button class="button button--primary">Go on</button></p>
        </form>
      </div>
    </SiteLayout>
  )
}

export function DeparturePage({ frame }: { frame: Frame }) {
  return (
    <SiteLayout frame={frame} title="Delete me" noIndex>
      <div class="wrap narrow">
        <header class="page-head"><h1>Delete me</h1><p class="lede">In seven days everything that says who you are is gone, for good. Until then you can change your mind here.</p></header>
        <div class="stack">
          <p>What remains are numbers, such as how many called, and a code made from your address by which we can tell that it must not be written to again.</p>
          <form method="post" action={routes.site.accountDeparture.href()}>
            <input type="hidden" name="_method" value="PUT" />
            <p class="buttons"><button class="button button--primary">Delete me in seven days</button> <a class="button" href={routes.site.account.href()}>Stay</a></p>
          </form>
        </div>
      </div>
    </SiteLayout>
  )
}

export function DeedsPage({ frame, facts, older }: { frame: Frame; facts: Fact[]; older?: number }) {
  return (
    <SiteLayout frame={frame} title="What you did" noIndex>
      <div class="wrap narrow">
        <header class="page-head"><h1>What you did</h1></header>
        <div class="stack">
          <ol class="timeline">{facts.map(({ kind, occurred_at: at }) => <li><Day at={at} />{deedWords(kind)}</li>)}</ol>
          {older && <p><a href={routes.site.accountDeeds.href({}, { before: older })}>Before that</a></p>}
          <Back />
        </div>
      </div>
    </SiteLayout>
  )
}

/** Everything kept about somebody, plainly: each table, each row, each value. */
export function KeptPage({ frame, kept }: { frame: Frame; kept: Kept[] }) {
  return (
    <SiteLayout frame={frame} title="What we keep about you" noIndex>
      <div class="wrap narrow kept">
        <header class="page-head"><h1>What we keep about you</h1><p class="lede">All of it, as it stands in our books. What opens a door, such as the keys you sign in with, is left out.</p></header>
        <div class="stack">
          {kept.map(({ table, rows }) => (
            <section aria-labelledby={table}>
              <h2 id={table}>{plainly(table)}</h2>
              {rows.map((row) => <dl class="facts">{told(row).map(([name, value]) => <><dt>{plainly(name)}</dt><dd class="breaks">{said(value)}</dd></>)}</dl>)}
            </section>
          ))}
          <Back />
        </div>
      </div>
    </SiteLayout>
  )
}

const told = (row: Record<string, unknown>) => Object.entries(row).filter(([, value]) => !isBlank(value))
const isBlank = (value: unknown) => value === null || value === '' || (Array.isArray(value) && value.length === 0)
const said = (value: unknown) => {
  if (typeof value !== 'string') return JSON.stringify(value)
  return /^\d{4}-\d\d-\d\dT[\d:.]+([+]00:00|Z)$/.test(value) ? <Moment at={new Date(value)} /> : value
}
const plainly = (name: string) => name.charAt(0).toUpperCase() + name.slice(1).replaceAll('_', ' ')
