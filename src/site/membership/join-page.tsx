import type { ComponentChildren } from 'preact'
import type { Level } from '#domain/membership/levels.ts'
import type { Standing } from '#engines/membership/standing.ts'
import type { Refused } from '#http/form.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import type { Way } from '#site/membership/ways.ts'
import { fullDay } from '#ui/day.tsx'
import { Field } from '#ui/field.tsx'
import { Mend } from '#ui/mend.tsx'
import { money } from '#ui/money.ts'
import { SiteLayout } from '#ui/site-layout.tsx'
import { Trap } from '#ui/trap.tsx'

type Props = { frame: Frame; levels: Level[]; ways: Way[]; who?: { name: string; standing: Standing }; form?: Refused; wait?: ComponentChildren }

export function JoinPage({ frame, levels, ways, who, form, wait }: Props) {
  return (
    <SiteLayout frame={frame} title="Become a member" description={`Join ${frame.organization.name}.`}>
      <div class="wrap narrow">
        <header class="page-head">
          <h1>{who && who.standing.standing !== 'none' ? 'Stay a member' : 'Become a member'}</h1>
          <p class="lede">Members decide together what {frame.organization.name} works for, and pay for it together.</p>
        </header>
        {levels.length === 0 ? <NothingOffered frame={frame} /> : (
          <form class="stack stack--loose" method="post" action={routes.site.joinings.href()} data-turbo="false">
            {!wait && <Mend form={form} ids={{ level: `level-${levels[0]?.id}`, way: 'way-card' }} />}
            {wait}
            {who && <Now standing={who.standing} />}
            {ways.length === 0 && levels.some(({ kind }) => kind === 'dues') && <NoWay frame={frame} />}
            <Levels levels={levels} payable={ways.length > 0} form={form} />
            {levels.some(({ kind }) => kind === 'hardship') && (
              <div class="field--short"><Field label="What you can" name="amount" optional hint="In dollars, for “pay what you can”. 0 is fine too." form={form} maxLength={9} /></div>
            )}
            {who ? <p>You are signed in{who.name && <> as <strong>{who.name}</strong></>}.</p> : <You form={form} />}
            {ways.length > 0 && <Paying ways={ways} form={form} />}
            <Trap />
            <p class="buttons"><button class="button button--primary button--big">Go on</button></p>
            <p class="meta">We keep your name, your address and what you paid. Card numbers never reach us.</p>
          </form>
        )}
      </div>
    </SiteLayout>
  )
}

function Now({ standing }: { standing: Standing }) {
  if (standing.standing === 'none') return null
  const words = {
    member: standing.standing === 'member' && (standing.until ? `You are a member until ${fullDay(standing.until)}. What you pay now counts after that.` : 'You are a member, without an end.'),
    grace: standing.standing === 'grace' && `Your membership ended on ${fullDay(standing.until)}. Renew by ${fullDay(standing.graceUntil)} and it goes on unbroken.`,
    lapsed: standing.standing === 'lapsed' && `Your membership ended on ${fullDay(standing.until)}. It is good to see you again.`,
  }
  return <div class="notice"><p>{words[standing.standing]}</p></div>
}

function Levels({ levels, payable, form }: { levels: Level[]; payable: boolean; form?: Refused }) {
  const wrong = form?.errors.level?.[0]
  const first = levels.find(({ kind }) => payable || kind !== 'dues')
  const chosen = form?.given.level ?? String(first?.id)
  return (
    <fieldset class="field-group">
      <legend>What fits you</legend>
      {wrong && <p class="field__error" id="level-error">{wrong}</p>}
      <div class="choices choices--long">
        {levels.map((level) => (
          <label class="choice">
            <input type="radio" id={`level-${level.id}`} name="level" value={level.id} checked={chosen === String(level.id)} disabled={level.kind === 'dues' && !payable} required aria-describedby={wrong && 'level-error'} />
            <span>{level.name}: {priceOf(level)}{level.about && <small>{level.about}</small>}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

const You = ({ form }: { form?: Refused }) => (
  <fieldset class="field-group">
    <legend>Who you are</legend>
    <div class="fields fields--pair">
      <Field label="Name" name="name" autocomplete="name" required maxLength={100} form={form} />
      <Field label="E-mail" name="email" type="email" autocomplete="email" required maxLength={254} form={form} />
    </div>
    <p class="meta">Have we met? <a href={routes.site.signIn.href({}, { next: routes.site.join.href() })}>Sign in first</a>, and it counts for you at once.</p>
  </fieldset>
)

function Paying({ ways, form }: { ways: Way[]; form?: Refused }) {
  const wrong = form?.errors.way?.[0]
  const words: Record<Way, { name: string; means: string }> = {
    card: { name: 'By card', means: 'At Stripe, on a page of theirs.' },
    actblue: { name: 'Through ActBlue', means: 'With your ActBlue account or as a guest.' },
  }
  return (
    <fieldset class="field-group">
      <legend>How to pay</legend>
      {wrong && <p class="field__error" id="way-error">{wrong}</p>}
      {ways.length === 1 && ways.map((way) => <p>{words[way].name}. {words[way].means}</p>)}
      {ways.length > 1 && (
        <div class="choices choices--two">
          {ways.map((way) => (
            <label class="choice">
              <input type="radio" id={`way-${way}`} name="way" value={way} checked={(form?.given.way ?? ways[0]) === way} aria-describedby={wrong && 'way-error'} />
              <span>{words[way].name}<small>{words[way].means}</small></span>
            </label>
          ))}
        </div>
      )}
      {ways.includes('card') && (
        <label class="tick">
          <input type="checkbox" name="again" value="yes" checked={form?.given.again === 'yes'} />
          <span>Renew by itself each time, by card. I can end that at any time by writing to you.</span>
        </label>
      )}
    </fieldset>
  )
}

const NoWay = ({ frame }: { frame: Frame }) => (
  <div class="notice notice--careful">
    <p>Paying on this site is not set up yet. To pay by check, write to {frame.organization.postal || frame.organization.name}.</p>
  </div>
)

const NothingOffered = ({ frame }: { frame: Frame }) => (
  <div class="empty">
    <h2>Joining is not open yet</h2>
    <p>{frame.organization.name} has not decided what membership is. Until then the weekly letter tells you what is going on.</p>
    <p class="buttons"><a class="button button--primary" href={`${routes.site.home.href()}#sign-up`}>Get the letter</a></p>
  </div>
)

/** "$35 a year", "what you can, perhaps $5 a year", "free". */
function priceOf({ kind, cents, currency, every }: Level): string {
  if (kind === 'free' || kind === 'granted') return 'free'
  const sum = every ? `${money(cents, currency)} a ${every}` : money(cents, currency)
  if (kind === 'dues') return sum
  return cents > 0 ? `what you can, perhaps ${sum}` : 'what you can'
}
