import { renderToString } from 'preact-render-to-string'
import type { Block } from '#domain/newsletter/blocks.ts'
import type { Contents } from '#domain/newsletter/contents.ts'
import { headed, onOneLine, wrapped } from '#engines/letters/lines.ts'
import { withoutMarks } from '#engines/letters/places.ts'
import { linkAt, textOf } from '#engines/letters/texts.ts'
import { inWords } from '#engines/letters/words.ts'
import { actionRow, eventRow, resourceRow, storyRow } from '#ui/letter/tellings.tsx'
import { Deed, type Level, type Row, Words } from '#ui/letter/row.tsx'
import type { Sheet } from '#ui/letter/sheet.ts'
import { pictureRow } from '#ui/letter/picture-row.tsx'

/** A block as it stands in everybody's letter; nothing for one that has nothing to show. `near` and `legislators` are each reader's own. */
export function rowOf(block: Block, contents: Contents, sheet: Sheet, level: Level): { mjml: string; plain: string } | undefined {
  const row = written(block, contents, sheet, level)
  return row && { mjml: withoutMarks(renderToString(<>{row.shown}</>)), plain: withoutMarks(row.said) }
}

function written(block: Block, contents: Contents, sheet: Sheet, level: Level): Row | undefined {
  const { origin } = sheet
  switch (block.kind) {
    case 'heading': return { shown: <Words><h2>{block.words}</h2></Words>, said: headed(block.words) }
    case 'text': return textRow(block.html, origin)
    case 'button': return buttonRow(block, origin)
    case 'picture': return pictureRow(contents.pictures.get(block.picture), linkAt(block.href, origin), origin)
    case 'action': return actionRow(contents.actions.get(block.action), origin, level)
    case 'event': return eventRow(contents.events.get(block.event), origin, level)
    case 'story': return storyRow(contents.stories.get(block.story), origin, level)
    case 'resource': return resourceRow(contents.resources.get(block.resource), origin, level)
    case 'near': case 'legislators': return undefined
  }
}

function textRow(typed: string, origin: string): Row | undefined {
  const html = textOf(typed, origin)
  return html ? { shown: <mj-text css-class="words" padding="0 24px 4px" dangerouslySetInnerHTML={{ __html: html }} />, said: inWords(html) } : undefined
}

function buttonRow({ words, href }: { words: string; href: string }, origin: string): Row | undefined {
  const link = linkAt(href, origin)
  return link ? { shown: <Deed href={link}>{words}</Deed>, said: `${wrapped(onOneLine(words))}:\n${link}` } : undefined
}
