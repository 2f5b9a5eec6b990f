import type { Section } from '#domain/content/question-sections.ts'
import type { Question } from '#domain/content/questions.ts'
import type { Actor } from '#http/context.ts'
import type { Refused } from '#http/form.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { QuestionLine } from '#office/questions/question-line.tsx'
import { Field } from '#ui/field.tsx'
import { Mend } from '#ui/mend.tsx'
import { OfficeLayout } from '#ui/office-layout.tsx'
import { Pressing } from '#ui/pressing.tsx'
import { Ranking } from '#ui/ranking.tsx'

type Props = { frame: Frame; actor: Actor; sections: Section[]; questions: Question[]; removed: Question[]; form?: Refused; did?: string }

const said = new Map([
  ['add', 'The answer is on the page.'], ['change', 'Saved.'], ['undo', 'It says again what it said before.'], ['not-undone', 'Nothing was changed before that could come back.'],
  ['remove', 'It is off the page. You can bring it back below.'], ['back', 'It is on the page again.'], ['section', 'The section is there. It shows once a question stands in it.'],
  ['no-section', 'The section is gone.'], ['not-empty', 'Questions still stand in that section. Move them or take them away first.'],
])

export function QuestionsPage({ frame, actor, sections, questions, removed, form, did = '' }: Props) {
  const words = said.get(did)
  return (
    <OfficeLayout frame={frame} actor={actor} title="Questions" room="questions" above={<p class="meta"><a href={routes.site.questions.href()}>The page as visitors see it</a></p>}>
      {words && <div class="notice notice--right office-notice" role="status"><p>{words}</p></div>}
      <Mend form={form} ids={{ name: 'section-name' }} />
      <div class="panels panels--lead">
        <div class="stack">
          {sections.length === 0 && <div class="empty"><p>Questions stand in sections, such as “Joining” or “Money”. Name the first, and then answer something.</p></div>}
          {sections.map((section, at) => {
            const inside = questions.filter(({ section_id }) => section_id === section.id)
            return (
              <section class="panel" aria-labelledby={`section-${section.id}`}>
                <div class="row row--apart">
                  <h2 id={`section-${section.id}`}>{section.name}</h2>
                  <div class="row"><Ranking href={routes.office.questionSectionRank.href(section)} name={section.name} first={at === 0} last={at === sections.length - 1} /></div>
                </div>
                <ol class="lines">
                  {inside.map((question, number) => (
                    <QuestionLine question={question} first={number === 0} last={number === inside.length - 1} />
                  ))}
                </ol>
                <Naming section={section} empty={inside.length === 0} />
              </section>
            )
          })}
          {removed.length > 0 && <Removed questions={removed} />}
        </div>
        <section class="panel card" aria-labelledby="new">
          <h2 id="new">{sections.length > 0 ? 'Answer a question' : 'The first section'}</h2>
          {sections.length > 0 && (
            <p class="buttons"><a class="button button--primary" href={routes.office.newQuestion.href()}>Write question and answer</a></p>
          )}
          <form class="fields" method="post" action={routes.office.questionSections.href()}>
            <Field id="section-name" label="A new section" name="name" required maxLength={80} autocomplete="off" form={form} />
            <p class="buttons"><button class="button button--small">Add the section</button></p>
          </form>
        </section>
      </div>
    </OfficeLayout>
  )
}

const Naming = ({ section, empty }: { section: Section; empty: boolean }) => (
  <details>
    <summary>Rename or remove the section<span class="unseen">: {section.name}</span></summary>
    <form class="fields" method="post" action={routes.office.questionSection.href(section)}>
      <input type="hidden" name="_method" value="PUT" />
      <Field id={`section-name-${section.id}`} label="Name" name="name" value={section.name} required maxLength={80} autocomplete="off" />
      <p class="buttons"><button class="button button--small">Save</button></p>
    </form>
    {empty && <div class="section"><Pressing href={routes.office.questionSection.href(section)} method="DELETE">Remove this section</Pressing></div>}
  </details>
)

const Removed = ({ questions }: { questions: Question[] }) => (
  <section class="panel" aria-labelledby="removed">
    <h2 id="removed">Taken away</h2>
    <ul class="lines">
      {questions.map(({ id, question }) => (
        <li class="row row--apart"><span>{question}</span> <Pressing href={routes.office.questionRemoval.href({ id })} method="DELETE">Bring it back<span class="unseen">: {question}</span></Pressing></li>
      ))}
    </ul>
  </section>
)
