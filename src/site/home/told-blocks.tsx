import type { WithPlanks } from '#domain/agenda/planks.ts'
import type { Title } from '#domain/content/pages.ts'
import type { Shown as Picture } from '#domain/content/pictures.ts'
import type { Listed } from '#domain/content/stories.ts'
import type { Teller } from '#domain/groups/tellings.ts'
import { routes } from '#http/routes.ts'
import { PictureFigure } from '#ui/picture.tsx'
import { Prose } from '#ui/prose.tsx'
import { StoryRow } from '#ui/story-row.tsx'

const { site } = routes

export function Latest({ stories: [lead, ...rest] }: { stories: Listed[] }) {
  return (
    <div class="split split--even">
      {lead && <StoryRow story={lead} lead />}
      {rest.length > 0 && <ul class="stories">{rest.map((story) => <li><StoryRow story={story} /></li>)}</ul>}
    </div>
  )
}

/** What groups told, each with whose it is. */
export function Local({ stories, tellers }: { stories: Listed[]; tellers: ReadonlyMap<number, Teller> }) {
  return (
    <ul class="home-local columns">
      {stories.map((story) => {
        const teller = tellers.get(story.id)
        return <li><StoryRow story={story} />{teller && <p class="meta">Told by <a href={site.group.href(teller)}>{teller.name}</a></p>}</li>
      })}
    </ul>
  )
}

export function Feature({ story, page }: { story?: Listed; page?: Title }) {
  if (story) return <StoryRow story={story} lead />
  return page ? (
    <article class="story story--lead">
      <h3><a href={site.page.href(page)}>{page.title}</a></h3>
      {page.lede && <p>{page.lede}</p>}
    </article>
  ) : null
}

/** Each agenda leads to its place on the platform, and each plank to its page. */
export const Agendas = ({ agendas }: { agendas: WithPlanks[] }) => (
  <ul class="planks">
    {agendas.map(({ slug, title, planks }) => (
      <li class="home-agenda">
        <h3><a href={`${site.platform.href()}#${slug}`}>{title}</a></h3>
        <ul class="home-agenda__planks">{planks.map((plank) => <li><a href={site.plank.href(plank)}>{plank.title}</a></li>)}</ul>
      </li>
    ))}
  </ul>
)

export const Evening = ({ text, pictures }: { text: string; pictures: Picture[] }) => (
  <div class="stack--loose stack">
    <div class="prose"><Prose text={text} /></div>
    {pictures.length > 0 && <div class="home-pictures">{pictures.map((picture) => <PictureFigure picture={picture} sizes="(min-width: 60rem) 26rem, 100vw" />)}</div>}
  </div>
)
