import type { Step as Kept } from '#domain/library/steps.ts'
import { hostOf } from '#engines/texts/links.ts'
import { routes } from '#http/routes.ts'
import { ArticleBody, type Shown } from '#ui/article-body.tsx'
import { Pressing } from '#ui/pressing.tsx'

export type Step = Kept & { shown: Shown }
type Props = { course: { slug: string }; steps: Step[]; ticked?: ReadonlySet<number>; path: string }

/** The steps of a course, to be ticked off by whoever is known here. */
export function Course({ course, steps, ticked, path }: Props) {
  const next = ticked && steps.find(({ id }) => !ticked.has(id))
  return (
    <section class="section" aria-labelledby="steps">
      <div class="section__in">
        <div class="section__head">
          <h2 id="steps">{steps.length === 1 ? 'One step' : `${steps.length} steps`}</h2>
          {ticked && <Progress done={steps.filter(({ id }) => ticked.has(id)).length} of={steps.length} />}
        </div>
        <div class="stack">
          {!ticked && <p class="meta"><a href={routes.site.signIn.href({}, { next: path })}>Sign in</a> and tick off what you have done; we keep your place. You can go through it without, too.</p>}
          <ol class="course">
            {steps.map((step) => (
              <li id={`step-${step.id}`} class={ticked?.has(step.id) ? 'course__done' : undefined}>
                <OneStep course={course} step={step} ticked={ticked} next={next?.id === step.id} path={path} />
              </li>
            ))}
          </ol>
        </div>
      </div>
    </section>
  )
}

type OneProps = Omit<Props, 'steps'> & { step: Step; next: boolean }

function OneStep({ course, step, ticked, next, path }: OneProps) {
  const { id, title, body, link, shown } = step
  const href = routes.site.courseTick.href({ slug: course.slug, step: id })
  const done = ticked?.has(id)
  return (
    <article class="course__step" aria-labelledby={`title-${id}`}>
      <h3 id={`title-${id}`}>{title}{done && <> <span class="badge badge--right">Done</span></>}</h3>
      {body && <ArticleBody shown={shown} path={path} />}
      {link && <p><a href={link} rel="external noopener">Open it at {hostOf(link)}<span class="unseen">: {title}</span></a></p>}
      {ticked && (done
        ? <Pressing href={href} method="DELETE" class="button button--small">Not done after all<span class="unseen">: {title}</span></Pressing>
        : <Pressing href={href} method="PUT" class={`button button--small ${next ? 'button--primary' : ''}`}>Done<span class="unseen">: {title}</span></Pressing>)}
    </article>
  )
}

function Progress({ done, of }: { done: number; of: number }) {
  const words = done === of ? 'All of it done' : `${done} of ${of} done`
  return <div class="progress"><label for="done">{words}</label><progress id="done" value={done} max={of} /></div>
}
