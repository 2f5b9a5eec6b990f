import type { Action } from '#domain/actions/actions.ts'
import type { Target, Vacancy } from '#domain/actions/targets.ts'
import type { Paragraph } from '#engines/scripts/fill.ts'
import { routes } from '#http/routes.ts'
import { OfficialCard } from '#ui/official-card.tsx'
import { type Told, Outcome } from '#ui/outcome.tsx'
import { Script, secondsAloud } from '#ui/script.tsx'
import { outcomes, yourTitle } from '#ui/words.ts'

export type Step = { target: Target; outcome?: Told }
export type CallSheetProps = {
  action: Action
  steps: Step[]
  vacancies: Vacancy[]
  current: Target
  outline?: string
  committee?: string
  script: Paragraph[]
  mail?: string
  outcomeForm: Parameters<typeof Outcome>[0]
  /** Where a step leads; the round itself unless told. */
  hrefOf?: (step: Step) => string
  thumb?: boolean
}

/** One target at a time: whom, how to reach them, what to say, and how it went. */
export function CallSheet({ action, steps, vacancies, current, outline, committee, script, mail, outcomeForm, hrefOf, thumb = action.kind === 'call' }: CallSheetProps) {
  return (
    <>
      <header class="call-head">
        <Steps action={action} steps={steps} current={current} hrefOf={hrefOf} />
        <h1>{action.title}</h1>
        <Vacancies vacancies={vacancies} />
      </header>
      <div class="split split--lead">
        <OfficialCard official={current.official} kicker={kickerFor(current)} outline={outline} committee={committee} kind={action.kind} mail={mail} thumb={thumb} />
        <div class="stack--loose stack">
          <Script paragraphs={script} title={action.kind === 'call' ? 'What to say' : 'What to write'} aside={action.kind === 'call' ? `about ${secondsAloud(script)} seconds` : undefined} />
          <Outcome {...outcomeForm} />
        </div>
      </div>
    </>
  )
}

type StepsProps = Pick<CallSheetProps, 'action' | 'steps' | 'hrefOf'> & { current?: Target }

export function Steps({ action, steps, current, hrefOf = ({ target }) => routes.site.call.href({ slug: action.slug, official: target.official.slug }) }: StepsProps) {
  return (
    <ol class="steps" aria-label="Your round">
      {steps.map((step, at) => ({ ...step, at, href: hrefOf(step) })).map(({ target, outcome, at, href }) => (
        <li class={outcome ? 'steps__done' : ''} aria-current={target === current ? 'step' : undefined}>
          <a class="plain" href={href}>{target.official.terms[0]?.short_title} {target.official.family_name}</a>
          <small>{outcome ? outcomes[outcome].toLowerCase() : `${at + 1} of ${steps.length}`}</small>
        </li>
      ))}
      <li aria-current={current ? undefined : 'step'}>Done <small>thanks, and what next</small></li>
    </ol>
  )
}

export function Vacancies({ vacancies }: { vacancies: Vacancy[] }) {
  return (
    <>
      {vacancies.map(({ title, district, vacant }) => (
        <div class="notice"><p>{vacant ? `The seat of ${title}, ${district}, is vacant: nobody holds it until a special election.` : `We do not know who holds the seat of ${title}, ${district}.`}</p></div>
      ))}
    </>
  )
}

function kickerFor({ reason, official }: Target) {
  const title = official.terms[0]?.title ?? 'Official'
  if (reason === 'yours') return yourTitle(title)
  return reason === 'chair' ? 'Chair of the committee' : title
}
