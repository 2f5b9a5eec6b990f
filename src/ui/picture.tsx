import { type Format, formats, nameOf, widthsOf } from '#engines/pictures/sizes.ts'
import type { Shown } from '#domain/content/pictures.ts'
import { routes } from '#http/routes.ts'

type Props = {
  picture: Shown
  /** How wide it stands on the page, as the `sizes` of HTML say it. */
  sizes: string
  /** Only for what stands at the top of a page: it is fetched at once. */
  first?: boolean
  /** Instead of what is to be seen: `''` where words beside it say the same. */
  alt?: string
}

const types: Record<Format, string> = { avif: 'image/avif', webp: 'image/webp', jpg: 'image/jpeg' }

/** The address of one file of a picture: the widest, as anything can show it, unless told. */
export const srcOf = ({ hash, width }: Pick<Shown, 'hash' | 'width'>, at = width, format: Format = 'jpg') => routes.site.picture.href({ name: nameOf(hash, at, format) })

/** A picture in the format and width that suits whoever looks. Its place is kept while it comes. */
export function Picture({ picture, sizes, first = false, alt = picture.alt }: Props) {
  const set = (format: Format) => widthsOf(picture.width).map((width) => `${srcOf(picture, width, format)} ${width}w`).join(', ')
  return (
    <picture class="picture">
      {formats.filter((format) => format !== 'jpg').map((format) => <source type={types[format]} srcset={set(format)} sizes={sizes} />)}
      <img
        src={srcOf(picture)} srcset={set('jpg')} sizes={sizes} width={picture.width} height={picture.height} alt={alt}
        loading={first ? 'eager' : 'lazy'} fetchpriority={first ? 'high' : undefined} decoding="async"
      />
    </picture>
  )
}

/** A picture with whom it is owed to. */
export function PictureFigure(props: Props) {
  const { credit } = props.picture
  return <figure class="picture-figure"><Picture {...props} />{credit && <figcaption class="meta">{credit}</figcaption>}</figure>
}
