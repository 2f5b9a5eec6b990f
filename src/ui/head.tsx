import type { Frame } from '#http/frame.ts'

type Props = { frame: Frame; title?: string; description?: string; noIndex?: boolean; styles: ('site.css' | 'office.css')[]; script: 'site.js' | 'office.js' | 'account.js' }

export function Head({ frame, title, description, noIndex, styles, script }: Props) {
  const name = frame.organization.name
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
      <title>{title ? `${title} · ${name}` : name}</title>
      {description && <meta name="description" content={description} />}
      {noIndex ? <meta name="robots" content="noindex" /> : <link rel="canonical" href={frame.origin + frame.path} />}
      <link rel="preload" href={frame.asset('franklin.woff2')} as="font" type="font/woff2" crossorigin="anonymous" />
      {styles.map((style) => <link rel="stylesheet" href={frame.asset(style)} />)}
      <link rel="stylesheet" href={frame.brand} />
      <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
      <script type="module" src={frame.asset(script)} />
    </head>
  )
}
