import { renderToString } from 'preact-render-to-string'
import type { Block } from '#domain/newsletter/blocks.ts'
import type { Contents } from '#domain/newsletter/contents.ts'
import { headed, onOneLine, wrapped } from '#engines/letters/lines.ts'
import { withoutMarks } from '#engines/letters/places.ts'
import { linkAt, textOf } from '#engines/letters/texts.ts'
import { inWords } from '#engines/letters/words.ts'
import { actionRow, eventRow, resourceRow, storyRow } from '#ui/letter/tellings.tsx'
import { Deed, type Level, type Row, Words } from '#ui/letter/row.tsx'
import type { To } from '#ui/letter/links.ts'
import type { Sheet } from '#ui/letter/sheet.ts'
import { pictureRow } from '#ui/letter/picture-row.tsx'

/** A block as it stands in everybody's letter; nothing for one that has nothing to show. `near` and `legislators` are each reader's own. */
export function rowOf(block: Block, contents: Contents, sheet: Sheet, level: Level, to: To): { mjml: string; plain: string } | undefined {
  const row = written(block, contents, sheet, level, to)
  return row && { mjml: withoutMarks(renderToString(<>{row.shown}</>)), plain: withoutMarks(row.said) }
}

function written(block: Block, contents: Contents, { origin }: Sheet, level: Level, to: To): Row | undefined {
  const at = (href: string) => led(linkAt(href, origin), to)
  switch (block.kind) {
    case 'heading': return { shown: <Words><h2>{block.words}</h2></Words>, said: headed(block.words) }
    case 'text': return textRow(block.html, at)
    case 'button': return buttonRow(block, at)
    case 'picture': return pictureRow(contents.pictures.get(block.picture), at(block.href), origin)
    case 'action': return actionRow(contents.actions.get(block.action), to, level)
    case 'event': return eventRow(contents.events.get(block.event), to, level)
    case 'story': return storyRow(contents.stories.get(block.story), to, level)
    case 'resource': return resourceRow(contents.resources.get(block.resource), to, level)
    case 'near': case 'legislators': return undefined
  }
}

const led = (link: string | undefined, to: To) => link && to(link)

type At = (href: string) => string | undefined

function textRow(typed: string, at: At): Row | undefined {
  const html = textOf(typed, at)
  return html ? { shown: <mj-text css-class="words" padding="0 24px 4px" dangerouslySetInnerHTML={{ __html: html }} />, said: inWords(html) } : undefined
}

function buttonRow({ words, href }: { words: string; href: string }, at: At): Row | undefined {
  const link = at(href)
  return link ? { shown: <Deed href={link}>{words}</Deed>, said: `${wrapped(onOneLine(words))}:\n${link}` } : undefined
}
