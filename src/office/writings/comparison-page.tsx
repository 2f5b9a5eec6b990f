import type { Version } from '#domain/content/versions.ts'
import type { Words } from '#domain/content/writings.ts'
import type { Part } from '#engines/texts/difference.ts'
import type { Actor } from '#http/context.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { deskOf } from '#office/writings/addresses.ts'
import type { Held } from '#office/writings/held.ts'
import { Moment } from '#ui/day.tsx'
import { OfficeLayout } from '#ui/office-layout.tsx'
import { Pressing } from '#ui/pressing.tsx'

export type Side = Version & { words: Words }
export type Compared = { field: string; parts: Part[] }
type Props = { frame: Frame; actor: Actor; held: Held; from: Side; to: Side; compared: Compared[] }

/** Two versions of one text as one, with what went and what came. */
export function ComparisonPage({ frame, actor, held, from, to, compared }: Props) {
  const others = [...new Set([from.version, to.version])].filter((version) => version !== held.it.version)
  return (
    <OfficeLayout frame={frame} actor={actor} room={held.kind === 'page' ? 'pages' : 'stories'} title={`Version ${from.version} and version ${to.version}`} above={<p class="meta"><a href={deskOf(held)}>{held.it.title}</a></p>}>
      <p class="meta under-title">{from.author}, <Moment at={from.saved_at} />, and {to.author}, <Moment at={to.saved_at} />. What went is crossed out, what came is underlined.</p>
      {compared.length === 0 && <p>Both say the same.</p>}
      {compared.map(({ field, parts }) => <section class="section"><h2>{field}</h2><div class="difference">{parts.map((part) => <PartOf part={part} />)}</div></section>)}
      <div class="buttons">
        {others.map((version) => (
          <Pressing href={routes.office.writingWords.href(held)} method="PUT" fields={{ restore: String(version), version: String(held.it.version) }}>Go back to version {version}</Pressing>
        ))}
      </div>
    </OfficeLayout>
  )
}

function PartOf({ part: { kind, text } }: { part: Part }) {
  if (kind === 'same') return <>{text}</>
  return kind === 'gone' ? <del>{text}</del> : <ins>{text}</ins>
}
