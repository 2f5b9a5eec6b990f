import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'

type Props = {
  frame: Frame
  title?: string
  description?: string
  noIndex?: boolean
  article?: boolean
  styles: ('site.css' | 'office.css')[]
  script: 'site.js' | 'office.js' | 'account.js'
  also?: 'writing.js'
}

export function Head({ frame, title, description, noIndex, article, styles, script, also }: Props) {
  const name = frame.organization.name
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
      <title>{title ? `${title} · ${name}` : name}</title>
      {description && <meta name="description" content={description} />}
      {noIndex ? <meta name="robots" content="noindex" /> : <link rel="canonical" href={frame.origin + frame.path} />}
      {!noIndex && <Sharing frame={frame} title={title ?? name} description={description} article={article} />}
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
function Sharing({ frame, title, description, article }: Required<Pick<Props, 'frame' | 'title'>> & Pick<Props, 'description' | 'article'>) {
  const name = frame.organization.name
  return (
    <>
      <meta property="og:type" content={article ? 'article' : 'website'} />
      <meta property="og:site_name" content={name} />
      <meta property="og:title" content={title} />
      {description && <meta property="og:description" content={description} />}
      <meta property="og:url" content={frame.origin + frame.path} />
      <meta name="twitter:card" content="summary" />
      <link rel="alternate" type="application/atom+xml" title={`News of ${name}`} href={routes.site.newsAtom.href()} />
      <link rel="alternate" type="application/feed+json" title={`News of ${name}`} href={routes.site.newsJson.href()} />
    </>
  )
}
