import type { Stage } from '#domain/content/publication.ts'
import type { Story, StoryKind } from '#domain/content/stories.ts'
import type { Actor } from '#http/context.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { When } from '#office/writings/stage-badge.tsx'
import { OfficeLayout } from '#ui/office-layout.tsx'
import { storyKinds } from '#ui/story-words.ts'
import { entries } from '#ui/words.ts'

const shelves = [['draft', 'Drafts'], ['scheduled', 'Scheduled'], ['out', 'Out']] as const

type Props = { frame: Frame; actor: Actor; byStage: ReadonlyMap<Stage, Story[]>; kind?: StoryKind; whole: boolean }

export function StoriesPage({ frame, actor, byStage, kind, whole }: Props) {
  const buttons = <a class="button button--primary button--small" href={routes.office.newStory.href()}>Write a story</a>
  return (
    <OfficeLayout frame={frame} actor={actor} room="stories" title="News" buttons={buttons}>
      {whole && <Kinds kind={kind} />}
      {byStage.size === 0 && <Empty />}
      {shelves.map(([stage, title]) => {
        const stories = byStage.get(stage) ?? []
        return stories.length > 0 && <Shelf stage={stage} title={title} stories={stories} />
      })}
      <p class="meta"><a href={routes.office.writingBins.href()}>The bin</a></p>
    </OfficeLayout>
  )
}

function Kinds({ kind }: { kind?: StoryKind }) {
  const link = (words: string, value?: StoryKind) => <li><a href={routes.office.stories.href({}, { kind: value })} aria-current={value === kind ? 'page' : undefined}>{words}</a></li>
  return <nav aria-label="Kinds of news"><ul class="kinds">{link('Everything')}{entries(storyKinds).map(([value, words]) => link(words, value))}</ul></nav>
}

function Shelf({ stage, title, stories }: { stage: Stage; title: string; stories: Story[] }) {
  return (
    <section class="section" aria-labelledby={stage}>
      <div class="section__head"><h2 id={stage}>{title}</h2> <p class="meta">{stories.length}</p></div>
      <div class="table-scroll">
        <table class="table table--folds">
          <thead><tr><th scope="col">Story</th><th scope="col">Kind</th><th scope="col">Author</th><th scope="col">When</th></tr></thead>
          <tbody>
            {stories.map((story) => (
              <tr>
                <th scope="row"><a href={routes.office.story.href(story)}>{story.title}</a></th>
                <td data-label="Kind">{storyKinds[story.kind]}</td>
                <td data-label="Author">{story.author}</td>
                <td data-label="When"><When stage={stage} dates={story} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

const Empty = () => (
  <div class="empty">
    <h2 class="unseen">No stories yet</h2>
    <p>What you write for the news will stand here: drafts, what comes out by itself on its day, and what everybody reads.</p>
    <a class="button button--primary" href={routes.office.newStory.href()}>Write the first one</a>
  </div>
)
