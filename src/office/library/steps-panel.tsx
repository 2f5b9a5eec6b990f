import type { Ticked } from '#domain/library/steps.ts'
import { routes } from '#http/routes.ts'
import { Ranking } from '#ui/ranking.tsx'
import { count } from '#ui/words.ts'

const { office } = routes

/** The steps of a course in their order. */
export function StepsPanel({ course, steps }: { course: { id: number }; steps: Ticked[] }) {
  return (
    <section class="panel card" aria-labelledby="steps">
      <h2 id="steps">{steps.length === 0 ? 'No steps yet' : count(steps.length, 'step')}</h2>
      {steps.length === 0 && <p class="meta">A training is a course of steps that people tick off one after the other.</p>}
      {steps.length > 0 && (
        <ol class="lines">
          {steps.map(({ id, title, ticks }, at) => (
            <li class="row row--apart">
              <p>{at + 1}. <a href={office.courseStep.href({ id: course.id, step: id })}>{title}</a> {ticks > 0 && <span class="meta">done by {ticks.toLocaleString('en-US')}</span>}</p>
              <div class="row"><Ranking href={office.courseStepRank.href({ id: course.id, step: id })} name={title} first={at === 0} last={at === steps.length - 1} /></div>
            </li>
          ))}
        </ol>
      )}
      <p class="buttons"><a class="button button--small" href={office.newCourseStep.href(course)}>Add a step</a></p>
    </section>
  )
}
