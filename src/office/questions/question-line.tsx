import type { Section } from '#domain/content/question-sections.ts'
import type { Question } from '#domain/content/questions.ts'
import type { Refused } from '#http/form.ts'
import { routes } from '#http/routes.ts'
import { Choose } from '#ui/choose.tsx'
import { Field } from '#ui/field.tsx'
import { Mend } from '#ui/mend.tsx'
import { Pressing } from '#ui/pressing.tsx'
import { Ranking } from '#ui/ranking.tsx'

type Props = { question: Question; sections: Section[]; first: boolean; last: boolean; form?: Refused }

export function QuestionLine({ question: one, sections, first, last, form }: Props) {
  const { id, question, before } = one
  const unseen = <span class="unseen">: {question}</span>
  return (
    <li class="stack">
      <div class="row row--apart">
        <strong>{question}</strong>
        <div class="row">
          <Ranking href={routes.office.questionRank.href({ id })} name={question} first={first} last={last} />
          <Pressing href={routes.office.questionRemoval.href({ id })} method="PUT" class="button button--small button--quiet">Take away{unseen}</Pressing>
        </div>
      </div>
      <details open={!!form}>
        <summary>Edit{unseen}</summary>
        <form class="fields" method="post" action={routes.office.question.href({ id })}>
          <input type="hidden" name="_method" value="PUT" />
          <Mend form={form} ids={{ section_id: `section_id-${id}`, question: `question-${id}`, answer: `answer-${id}` }} />
          <QuestionFields sections={sections} question={one} form={form} />
          <p class="buttons"><button class="button button--small">Save</button></p>
        </form>
        {before !== null && <Pressing href={routes.office.questionChange.href({ id })} method="DELETE" class="button button--small button--quiet">Take the last change back{unseen}</Pressing>}
      </details>
    </li>
  )
}

export function QuestionFields({ sections, question, form }: { sections: Section[]; question?: Question; form?: Refused }) {
  const id = (name: string) => (question ? `${name}-${question.id}` : name)
  return (
    <>
      <Choose id={id('section_id')} label="Section" name="section_id" value={question?.section_id} required options={sections.map((section) => [section.id, section.name])} form={form} />
      <Field id={id('question')} label="Question" name="question" value={question?.question} required maxLength={200} autocomplete="off" form={form} />
      <Field id={id('answer')} label="Answer" name="answer" value={question?.answer} rows={6} required maxLength={20_000} hint="An empty line parts paragraphs; lines that begin with “- ” make a list." form={form} />
    </>
  )
}
