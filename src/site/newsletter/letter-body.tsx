import type { Names } from '#domain/newsletter/archive.ts'
import type { Block } from '#domain/newsletter/blocks.ts'
import type { Contents } from '#domain/newsletter/contents.ts'
import { linkAt, textOf } from '#engines/letters/texts.ts'
import { read } from '#engines/texts/pieces.ts'
import { routes } from '#http/routes.ts'
import { ActionCard } from '#ui/action-card.tsx'
import { ArticleText, type Shelves } from '#ui/article-text.tsx'
import { EventRow } from '#ui/event-row.tsx'
import { findableKinds } from '#ui/findable-kinds.ts'
import { PictureFigure } from '#ui/picture.tsx'
import { Resources } from '#ui/resource-row.tsx'
import { StoryRow } from '#ui/story-row.tsx'

export type Shown = { contents: Contents; names: Names }
type Props = Shown & { blocks: readonly Block[]; origin: string }

const nothing: Shelves = { actions: new Map(), events: new Map(), pictures: new Map() }

/** The blocks of a letter in the look of the site. What differed from reader to reader leads to where everybody finds their own. */
export function LetterBody({ blocks, ...shown }: Props) {
  const headed = blocks.filter((block, at) => block.kind !== 'heading' || (blocks[at + 1]?.kind ?? 'heading') !== 'heading')
  const [first] = headed
  return (
    <div class="article-text">
      {first && !leads(first) && <h2 class="unseen">In this letter</h2>}
      {headed.map((block) => <BlockOf block={block} {...shown} />)}
    </div>
  )
}

const leads = ({ kind }: Block) => kind === 'heading' || kind === 'near' || kind === 'legislators'

function BlockOf({ block, origin, contents, names }: Omit<Props, 'blocks'> & { block: Block }) {
  switch (block.kind) {
    case 'heading': return <h2>{block.words}</h2>
    case 'text': return <ArticleText pieces={read(textOf(block.html), origin).everyone} shelves={nothing} />
    case 'button': {
      const href = linkAt(block.href, '')
      return href ? <p class="buttons"><a class="button button--primary" href={href}>{block.words}</a></p> : null
    }
    case 'picture': {
      const picture = contents.pictures.get(block.picture)
      const href = linkAt(block.href, '')
      const shown = picture && <PictureFigure picture={picture} sizes="(min-width: 60rem) 39rem, 100vw" />
      return shown ? <div class="text-block">{href ? <a href={href}>{shown}</a> : shown}</div> : null
    }
    case 'action': {
      const action = contents.actions.get(block.action)
      return action ? <div class="text-block"><ActionCard action={action} /></div> : <Gone says="This action is closed" thing={names.get(`action ${block.action}`)} />
    }
    case 'event': {
      const time = contents.events.get(block.event)
      return time ? <div class="text-block"><ul class="event-rows event-rows--told"><EventRow time={time} /></ul></div> : <Gone says="This is over" thing={names.get(`event ${block.event}`)} />
    }
    case 'story': {
      const story = contents.stories.get(block.story)
      return story ? <div class="text-block"><StoryRow story={story} /></div> : <Gone />
    }
    case 'resource': {
      const resource = contents.resources.get(block.resource)
      return resource ? <div class="text-block"><Resources resources={[resource]} /></div> : <Gone />
    }
    case 'near': return <Own words={block.words} href={routes.site.events.href()}>See what is on, also near you</Own>
    case 'legislators': return <Own words={block.words} href={routes.site.find.href()}>Find who speaks for you</Own>
  }
}

/** Where each reader had something of their own. */
function Own({ words, href, children }: { words: string; href: string; children: string }) {
  return <><h2>{words}</h2><p><a href={href}>{children}</a></p></>
}

/** What the letter told of and nobody can take part in any more, by name if everybody may still read it. */
function Gone({ says, thing }: { says?: string; thing?: { kind: string; slug: string; title: string } }) {
  const at = thing && findableKinds.get(thing.kind)
  return <p class="meta">{thing && at ? <>{says}: <a href={at.route.href(thing)}>{thing.title}</a></> : 'What stood here is not to be seen any more.'}</p>
}
