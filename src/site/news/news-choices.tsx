import type { Listed as Plank } from '#domain/agenda/planks.ts'
import type { StoryKind } from '#domain/content/stories.ts'
import { routes } from '#http/routes.ts'
import { storyKinds } from '#ui/story-words.ts'

type Props = { kind?: StoryKind; kinds: StoryKind[]; plank?: Plank; planks: Plank[] }
type Narrowed = { kind?: StoryKind; plank?: string }

/** News by kind and by what it is about; each keeps what the other says. */
export function NewsChoices({ kind, kinds, plank, planks }: Props) {
  const at: Narrowed = { kind, plank: plank?.slug }
  return (
    <div class="news-choices">
      {kinds.length > 1 && (
        <nav aria-label="Kinds of news">
          <ul class="kinds"><Choice words="Everything" at={at} to={{ ...at, kind: undefined }} />{kinds.map((one) => <Choice words={storyKinds[one]} at={at} to={{ ...at, kind: one }} />)}</ul>
        </nav>
      )}
      {planks.length > 0 && (
        <nav aria-label="What it is about">
          <details class="news-choices__planks">
            <summary>{plank ? <>About: {plank.title}</> : 'By what it is about'}</summary>
            <ul class="lines"><Choice words="Everything we stand for" at={at} to={{ ...at, plank: undefined }} />{planks.map(({ slug, title }) => <Choice words={title} at={at} to={{ ...at, plank: slug }} />)}</ul>
          </details>
        </nav>
      )}
    </div>
  )
}

const Choice = ({ words, at, to }: { words: string; at: Narrowed; to: Narrowed }) => (
  <li><a href={routes.site.stories.href({}, to)} aria-current={at.kind === to.kind && at.plank === to.plank ? 'page' : undefined}>{words}</a></li>
)
