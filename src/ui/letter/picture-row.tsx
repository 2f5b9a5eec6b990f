import { widthsOf } from '#engines/pictures/sizes.ts'
import type { Shown } from '#domain/content/pictures.ts'
import { onOneLine, wrapped } from '#engines/letters/lines.ts'
import { type Row, Words } from '#ui/letter/row.tsx'
import { srcOf } from '#ui/picture.tsx'

/** As wide as the column, in pixels of a plain screen; sharper screens get twice as many where there are. */
const column = 552

/** A picture as JPEG, which every mail program shows, from our own address and the same for every reader. */
export function pictureRow(picture: Shown | undefined, href: string | undefined, origin: string): Row | undefined {
  if (!picture) return undefined
  const { alt, credit } = picture
  const widths = widthsOf(picture.width)
  const src = origin + srcOf(picture, widths.find((width) => width >= column * 1.5) ?? widths.at(-1))
  return {
    shown: <>
      <mj-image css-class="words" font-size="16px" padding="4px 24px 12px" width={`${Math.min(column, picture.width)}px`} src={src} alt={alt} href={href} />
      {credit && <Words><p class="meta">{credit}</p></Words>}
    </>,
    said: [wrapped(`[Picture: ${onOneLine(alt)}]`), credit && wrapped(onOneLine(credit)), href].filter(Boolean).join('\n'),
  }
}
