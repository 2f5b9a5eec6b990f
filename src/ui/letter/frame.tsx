import { renderToString } from 'preact-render-to-string'
import type { Mailing } from '#domain/newsletter/mailings.ts'
import { closing, opening, place, withoutMarks } from '#engines/letters/places.ts'
import { onOneLine, wrapped } from '#engines/letters/lines.ts'
import { routes } from '#http/routes.ts'
import { face, type Scheme, schemes, type Sheet, styleFor } from '#ui/letter/sheet.ts'
import { light } from '#ui/letter/palette.ts'
import { Words } from '#ui/letter/row.tsx'

export type Framed = Pick<Mailing, 'id' | 'subject' | 'other_subject' | 'preview' | 'sender_name' | 'archived'>

const own = (inner: string) => opening('own') + inner + closing('own')
const raw = (inner: string) => `<mj-raw>${inner}</mj-raw>`
const markless = (element: Parameters<typeof renderToString>[0]) => withoutMarks(renderToString(element))

/** What everybody may read has an address of its own. */
const addressOf = ({ id, archived }: Framed, origin: string) => (archived ? origin + routes.site.newsletterLetter.href({ id }) : undefined)
const becauseOf = ({ sender_name }: Framed) => `You get this letter because you agreed to letters from ${sender_name}.`

/** The head of an MJML document. Its title is the subject, unless two are tried. */
export function headOf(letter: Framed, sheet: Sheet, scheme: Scheme): string {
  const { ink, fill, on } = light(sheet.organization)
  return [
    '<mj-head>',
    markless(<><mj-title>{letter.other_subject ? letter.sender_name : letter.subject}</mj-title>{letter.preview && <mj-preview>{letter.preview}</mj-preview>}</>),
    `<mj-attributes><mj-all font-family="${face}" /><mj-text font-size="16px" line-height="1.5" color="${ink}" />`,
    `<mj-button font-size="16px" font-weight="700" line-height="1.2" inner-padding="14px 24px" border-radius="3px" background-color="${fill}" color="${on}" /></mj-attributes>`,
    `<mj-style>${styleFor(sheet, scheme)}</mj-style>`,
    raw(`<meta name="color-scheme" content="${schemes[scheme]}"><meta name="supported-color-schemes" content="${schemes[scheme]}">`),
    '</mj-head>',
  ].join('')
}

/** Whose letter it is, where it can be read without a mail program, and the greeting. */
export function topOf(letter: Framed, { organization, origin }: Sheet): { mjml: string; plain: string } {
  const address = addressOf(letter, origin)
  const said = [wrapped(onOneLine(letter.sender_name)), address && `Read it in the browser: ${address}`].filter(Boolean).join('\n')
  return {
    mjml: markless(
      <Words>
        <h1>{letter.sender_name}</h1>
        <p class="meta">{letter.sender_name !== organization.name && <>{organization.name}{address && ' · '}</>}{address && <a href={address}>Read it in the browser</a>}</p>
      </Words>,
    ) + `<mj-text css-class="words" padding="8px 24px 0">${place('greeting')}</mj-text>`,
    plain: `${withoutMarks(said)}\n\n${place('greeting')}`,
  }
}

/** Why it came, how to have no more, and where the organization is. */
export function footOf(letter: Framed, { organization: { name, postal } }: Sheet): { mjml: string; plain: string } {
  const because = becauseOf(letter)
  const address = [name, ...postal.split('\n')].filter((line) => line.trim())
  const stop = 'Have no more of these letters'
  const whose = `${withoutMarks(wrapped(onOneLine(because)))}\n${stop}:\n${place('unsubscribe')}\n\n`
  return {
    mjml: `<mj-divider css-class="line" border-width="1px" border-color="#808080" padding="16px 24px 12px" /><mj-text css-class="words foot" padding="0 24px 8px" font-size="14px">${
      own(`${markless(<p>{because}</p>)}<p><a href="${place('unsubscribe')}">${stop}</a></p>`)}${markless(<p>{address.map((line, at) => <>{at > 0 && <br />}{line}</>)}</p>)}</mj-text>`,
    plain: `-- \n${own(whose)}${withoutMarks(address.map((line) => wrapped(onOneLine(line))).join('\n'))}\n`,
  }
}
