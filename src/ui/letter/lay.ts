import type { Contents } from '#domain/newsletter/contents.ts'
import type { Mailing } from '#domain/newsletter/mailings.ts'
import type { Block } from '#domain/newsletter/blocks.ts'
import { closing, type Laid, type Link, opening, place } from '#engines/letters/places.ts'
import { type Condition, conditionsOf } from '#ui/letter/conditions.ts'
import { footOf, type Framed, headOf, topOf } from '#ui/letter/frame.tsx'
import { counted, direct, type To } from '#ui/letter/links.ts'
import { light } from '#ui/letter/palette.ts'
import { rowOf } from '#ui/letter/rows.tsx'
import type { Scheme, Sheet } from '#ui/letter/sheet.ts'

/**
 * Lays a letter out once for all its readers, as HTML and in plain words, with marks where something of each reader's own stands (`fillerFor`) and
 * around what only some get, and says where its links lead that are counted. Everything is in one column of one table, so that a block costs some 400 bytes. Throws when MJML does not understand us.
 */
export async function lay(mailing: Framed & Pick<Mailing, 'blocks'>, contents: Contents, sheet: Sheet, scheme: Scheme = 'auto'): Promise<Laid & { links: Link[] }> {
  const { to, links } = sheet.counted ? counted(mailing, sheet.origin) : { to: direct(sheet.origin), links: [] }
  const pieces = [topOf(mailing, sheet), ...rowsOf(mailing.blocks, contents, sheet, to), footOf(mailing, sheet)]
  const { paper, sheet: white, ink } = light(sheet.organization)
  const { default: mjml } = await import('mjml')
  const { html } = await mjml(
    `<mjml lang="en" dir="ltr">${headOf(mailing, sheet, scheme)}<mj-body width="600px" background-color="${paper}" css-class="paper">`
      + `<mj-section css-class="sheet" background-color="${white}" border-top="4px solid ${ink}" padding="24px 0 16px"><mj-column>${pieces.map((piece) => piece.mjml).join('')}`
      + '</mj-column></mj-section></mj-body></mjml>',
    { fonts: {}, validationLevel: 'strict', keepComments: true, minify: false, beautify: false },
  )
  return { html: tightened(html), plain: pieces.map(({ plain }) => plain).join(''), links }
}

function rowsOf(blocks: readonly Block[], contents: Contents, sheet: Sheet, to: To): { mjml: string; plain: string }[] {
  const conditions = conditionsOf(blocks, contents)
  let headed = false
  return blocks.flatMap((block) => {
    const around = conditions.get(block.id)
    if (!around) return []
    const own = block.kind === 'near' || block.kind === 'legislators'
    const row = own ? ownPlace(block) : rowOf(block, contents, sheet, headed ? 3 : 2, to)
    headed ||= own || block.kind === 'heading'
    return row ? [{ mjml: within(around, row.mjml, (mark) => `<mj-raw>${mark}</mj-raw>`), plain: within(around, own ? row.plain : `${row.plain}\n\n`, (mark) => mark) }] : []
  })
}

function ownPlace({ kind, id }: Block) {
  const at = place(`${kind}-${id}`)
  return { mjml: `<mj-text css-class="words" padding="0 24px">${at}</mj-text>`, plain: at }
}

const within = (conditions: readonly Condition[], inner: string, mark: (sign: string) => string) =>
  conditions.toReversed().reduce((text, { name }) => mark(opening(name)) + text + mark(closing(name)), inner)

/** Without the indents of MJML, which are a third of a letter. */
const tightened = (html: string) => html.replace(/\n\s+/g, '\n')
