import type { Asking } from '#domain/volunteering/askings.ts'
import type { Choice } from '#domain/volunteering/choices.ts'
import type { Placed, Stage } from '#domain/volunteering/help-calls.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { HelpFacts, stageWords } from '#site/volunteering/help-page.tsx'
import { Prose } from '#ui/prose.tsx'
import { SiteLayout } from '#ui/site-layout.tsx'

type Props = { frame: Frame; token: string; asking: Asking; call: Placed; stage: Stage; choices: Choice[]; from: string; late?: boolean }

/** What the link in a letter opens. Looking at it answers nothing; pressing a button does. */
export function AnswerPage({ frame, token, asking, call, stage, choices, from, late }: Props) {
  const takes = stage === 'open' || stage === 'full'
  const { answer } = asking
  const action = routes.site.helpAnswer.href({ token })
  const skills = choices.filter(({ id }) => call.skills.includes(id)).map(({ name }) => name)
  return (
    <SiteLayout frame={frame} title={call.title} noIndex>
      <div class="wrap narrow">
        <header class="page-head"><h1>{answer === 'asked' && takes ? `Can you help? ${call.title}` : call.title}</h1></header>
        <div class="stack stack--loose">
          {late && <div class="notice notice--careful" role="status"><p>{lateWords[stage]}</p></div>}
          {answer !== 'asked' && <div class={`notice ${answer === 'yes' ? 'notice--right' : ''}`} role="status"><p>{answered[answer]}</p></div>}
          {stage !== 'open' && stage !== 'full' && !late && <p>{stageWords[stage]} {stage === 'cancelled' && call.reason}</p>}
          <HelpFacts call={call} choices={choices} from={from} />
          {call.about && <div class="prose"><Prose text={call.about} /></div>}
          {stage !== 'over' && stage !== 'cancelled' && (
            <div class="answers">
              {takes && answer !== 'yes' && answer !== 'waiting' && <Button action={action} answer="yes" words={stage === 'full' ? 'Yes, put me on the waiting list' : 'Yes, I can help'} primary />}
              {(answer === 'yes' || answer === 'waiting') && <Button action={action} answer="withdrawn" words={answer === 'yes' ? 'I cannot come after all' : 'I do not want to wait any longer'} />}
              {answer === 'asked' && <Button action={action} answer="not-now" words="Not this time" />}
              {answer !== 'never' && answer !== 'yes' && answer !== 'waiting' && <Button action={action} answer="never" words="Never for this" hint={skills.length > 0 ? `We never ask you again for: ${skills.join(', ')}.` : 'We never ask you again for help that needs no particular skill.'} />}
            </div>
          )}
          <p class="meta"><a href={routes.site.volunteer.href()}>What you offer, and changing it</a></p>
        </div>
      </div>
    </SiteLayout>
  )
}

function Button({ action, answer, words, hint, primary }: { action: string; answer: string; words: string; hint?: string; primary?: boolean }) {
  return (
    <form method="post" action={action}>
      <input type="hidden" name="_method" value="PUT" />
      <button class={`button button--big ${primary ? 'button--primary' : ''}`} name="answer" value={answer}>{words}</button>
      {hint && <p class="meta">{hint}</p>}
    </form>
  )
}

const answered: Record<Exclude<Asking['answer'], 'asked'>, string> = {
  yes: 'You have a place. We count on you, and we write to you the day before.',
  waiting: 'You are on the waiting list. We write as soon as a place is free for you.',
  'not-now': 'Not this time, then. Thank you for telling us; we ask you again another time.',
  never: 'We do not ask you for this again. Thank you for telling us.',
  withdrawn: 'You said that you cannot come. Thank you for telling us in time.',
}

const lateWords: Record<Stage, string> = {
  open: '', full: '', closed: 'Your answer came after this call was closed: there are enough of us. Thank you all the same.',
  cancelled: 'Your answer came after this was cancelled.', over: 'Your answer came after this was over.',
}
