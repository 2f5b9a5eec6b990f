import type { Question } from '#domain/content/questions.ts'
import { routes } from '#http/routes.ts'
import { Pressing } from '#ui/pressing.tsx'
import { Ranking } from '#ui/ranking.tsx'

type Props = { question: Question; first: boolean; last: boolean }

export function QuestionLine({ question: { id, question }, first, last }: Props) {
  return (
    <li class="row row--apart">
      <a href={routes.office.question.href({ id })}>{question}</a>
      <div class="row">
        <Ranking href={routes.office.questionRank.href({ id })} name={question} first={first} last={last} />
        <Pressing href={routes.office.questionRemoval.href({ id })} method="PUT" class="button button--small button--quiet">Take away<span class="unseen">: {question}</span></Pressing>
      </div>
    </li>
  )
}
