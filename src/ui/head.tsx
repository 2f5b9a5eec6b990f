import { cardHeight, cardWidth } from '#engines/cards/drawing.ts'
import type { Shown as Picture } from '#domain/content/pictures.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { cardHref } from '#ui/page-card.ts'
import { srcOf } from '#ui/picture.tsx'

/** Those who show links draw smaller pictures as a stamp beside the words, in CSS pixels. */
const wideEnough = 600

/** Which of the things that can be found a page is of: its picture is drawn with its title. Without one it goes by the organization's. */
export type Card = { kind: string; slug: string }
/** Where what a page tells can be followed besides the news. */
export type Following = { title: string; atom: string; json: string }
type Shared = { title?: string; description?: string; article?: boolean; card?: Card; picture?: Picture; following?: Following }
type Props = Shared & {
  frame: Frame
  noIndex?: boolean
  styles: ('site.css' | 'office.css')[]
  script: 'site.js' | 'office.js' | 'account.js'
  also?: 'writing.js'
}

export function Head({ frame, title, description, noIndex, article, card, picture, following, styles, script, also }: Props) {
  const name = frame.organization.name
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
      <title>{title ? `${title} · ${name}` : name}</title>
      {description && <meta name="description" content={description} />}
      {noIndex ? <meta name="robots" content="noindex" /> : <link rel="canonical" href={frame.origin + frame.path} />}
      {!noIndex && <Sharing frame={frame} title={title ?? name} description={description} article={article} card={card} picture={picture} following={following} />}
      <link rel="preload" href={frame.asset('franklin.woff2')} as="font" type="font/woff2" crossorigin="anonymous" />
      {styles.map((style) => <link rel="stylesheet" href={frame.asset(style)} />)}
      <link rel="stylesheet" href={frame.brand} />
      <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
      <script type="module" src={frame.asset(script)} />
      {also && <script type="module" src={frame.asset(also)} />}
    </head>
  )
}

/** What others show of a page when somebody passes it on, and where its news can be followed. */
function Sharing({ frame, title, description, article, card, picture, following }: Shared & Required<Pick<Props, 'frame' | 'title'>>) {
  const name = frame.organization.name
  const image = picture && picture.width >= wideEnough
    ? { href: srcOf(picture), type: 'image/jpeg', width: picture.width, height: picture.height, alt: picture.alt }
    : { href: cardHref(frame.organization, card && { kind: card.kind, slug: card.slug, title }), type: 'image/png', width: cardWidth, height: cardHeight, alt: card ? `${title}. ${name}` : name }
  return (
    <>
      <meta property="og:type" content={article ? 'article' : 'website'} />
      <meta property="og:site_name" content={name} />
      <meta property="og:title" content={title} />
      {description && <meta property="og:description" content={description} />}
      <meta property="og:url" content={frame.origin + frame.path} />
      <meta property="og:image" content={frame.origin + image.href} />
      <meta property="og:image:type" content={image.type} />
      <meta property="og:image:width" content={`${image.width}`} />
      <meta property="og:image:height" content={`${image.height}`} />
      <meta property="og:image:alt" content={image.alt} />
      <meta name="twitter:card" content="summary_large_image" />
      {following && <Feeds {...following} />}
      <Feeds title={`News of ${name}`} atom={routes.site.newsAtom.href()} json={routes.site.newsJson.href()} />
    </>
  )
}

function Feeds({ title, atom, json }: Following) {
  return (
    <>
      <link rel="alternate" type="application/atom+xml" title={title} href={atom} />
      <link rel="alternate" type="application/feed+json" title={title} href={json} />
    </>
  )
}
