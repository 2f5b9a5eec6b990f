import type { Section } from '#domain/content/question-sections.ts'
import type { Question } from '#domain/content/questions.ts'
import type { Actor } from '#http/context.ts'
import type { Refused } from '#http/form.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { Choose } from '#ui/choose.tsx'
import { Field } from '#ui/field.tsx'
import { Mend } from '#ui/mend.tsx'
import { OfficeLayout } from '#ui/office-layout.tsx'
import { Pressing } from '#ui/pressing.tsx'
import { type Alive, RichText } from '#ui/rich-text.tsx'

type Props = { frame: Frame; actor: Actor; question?: Question; sections: Section[]; alive: Alive; form?: Refused }

/** One question with its answer, or a new one. */
export function QuestionFormPage({ frame, actor, question, sections, alive, form }: Props) {
  const back = routes.office.questions.href()
  return (
    <OfficeLayout
      frame={frame} actor={actor} room="questions" also="writing.js" title={question?.question ?? 'Answer a question'} above={<p class="meta"><a href={back}>Questions</a></p>}
      buttons={question && question.before !== null && <Pressing href={routes.office.questionChange.href(question)} method="DELETE">Take the last change back</Pressing>}
    >
      <form class="stack stack--loose action-form" method="post" action={question ? routes.office.question.href(question) : back}>
        {question && <input type="hidden" name="_method" value="PUT" />}
        <Mend form={form} />
        <Choose label="Section" name="section_id" value={question?.section_id} required options={sections.map(({ id, name }) => [id, name])} form={form} />
        <Field label="Question" name="question" value={question?.question} required maxLength={200} autocomplete="off" form={form} />
        <RichText label="Answer" name="answer" value={question?.answer} alive={alive} form={form} />
        <div class="savebar">
          <p class="meta">Visitors see what you save at once.</p>
          <p class="buttons buttons--pair"><a class="button button--small button--quiet" href={back}>Leave it</a> <button class="button button--primary button--small">{question ? 'Save' : 'Put it on the page'}</button></p>
        </div>
      </form>
    </OfficeLayout>
  )
}
