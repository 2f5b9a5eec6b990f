import type { Section } from '#domain/content/question-sections.ts'
import type { Question } from '#domain/content/questions.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { ArticleBody, type Shown } from '#ui/article-body.tsx'
import { SiteLayout } from '#ui/site-layout.tsx'

type Answer = Pick<Question, 'id' | 'question'> & { shown: Shown }
type Props = { frame: Frame; sections: (Section & { questions: Answer[] })[] }

/** Each question opens by a press and has an address of its own; a browser opens the one that is asked for. */
export function QuestionsPage({ frame, sections }: Props) {
  return (
    <SiteLayout frame={frame} room="about" title="Questions people ask" description={`What people ask ${frame.organization.name}, and the answers.`}>
      <div class="wrap narrow">
        <header class="page-head">
          <h1>Questions people ask</h1>
          {sections.length > 1 && <nav aria-label="Sections"><p class="row">{sections.map(({ id, name }) => <a href={`#section-${id}`}>{name}</a>)}</p></nav>}
        </header>
        {sections.length === 0 && <div class="empty"><h3>No answers yet</h3><p>What many people ask will be answered here. Until then, ask us.</p></div>}
        {sections.map(({ id, name, questions }) => (
          <section class="section" aria-labelledby={`section-${id}`}>
            <h2 id={`section-${id}`}>{name}</h2>
            {questions.map((one) => <Answered question={one} path={frame.path} />)}
          </section>
        ))}
        <p class="section">Not answered? <a href={routes.site.contact.href()}>Write to us</a>, and it reaches the people who know.</p>
      </div>
    </SiteLayout>
  )
}

/** The anchor stands inside: a browser that looks for it opens the question. */
const Answered = ({ question: { id, question, shown }, path }: { question: Answer; path: string }) => (
  <details class="question">
    <summary><h3>{question}</h3></summary>
    <div class="question__answer" id={`question-${id}`}>
      <ArticleBody shown={shown} path={path} />
      <p class="meta"><a href={`#question-${id}`}>Link to this answer</a></p>
    </div>
  </details>
)
