import type { ComponentChildren } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { OnCalendar } from '#domain/calendar/listing.ts'
import type { Legislator } from '#domain/newsletter/contents.ts'
import { headed, onOneLine, wrapped } from '#engines/letters/lines.ts'
import { withoutMarks } from '#engines/letters/places.ts'
import { escapeWords } from '#engines/texts/entities.ts'
import { routes } from '#http/routes.ts'
import { direct } from '#ui/letter/links.ts'
import { factsOf } from '#ui/letter/tellings.tsx'
import { tel } from '#ui/official-card.tsx'

/** What stands at a place of the letter for one reader. */
export type Part = { html: string; plain: string }

export const nothing: Part = { html: '', plain: '' }

export function greetingOf(called: string): Part {
  const words = `Hello${called ? ` ${onOneLine(called)}` : ''},`
  return { html: `<p>${escapeWords(withoutMarks(words))}</p>`, plain: `${withoutMarks(words)}\n\n` }
}

/** What is on near somebody; nothing where nothing is. */
export function nearOf(words: string, times: readonly OnCalendar[], origin: string): Part {
  if (times.length === 0) return nothing
  const more = origin + routes.site.events.href()
  return part(
    <>
      <h2>{words}</h2>
      {times.map((time) => {
        const { href, when, where } = factsOf(time, direct(origin))
        return <p><a href={href}><strong>{time.title}</strong></a><br />{when}{where && <><br />{where}</>}</p>
      })}
      <p><a href={more}>The whole calendar</a></p>
    </>,
    [
      headed(words),
      ...times.map((time) => {
        const { href, when, where } = factsOf(time, direct(origin))
        return [time.title, when, where, href].filter(Boolean).map((line) => wrapped(onOneLine(line))).join('\n')
      }),
      `The whole calendar: ${more}`,
    ].join('\n\n'),
  )
}

/** Who speaks for somebody, with the number to call; where we do not know it, where to find out. */
export function legislatorsOf(words: string, theirs: readonly Legislator[], origin: string): Part {
  const find = origin + routes.site.find.href()
  if (theirs.length === 0) {
    return part(<><h2>{words}</h2><p>We do not know where you live, and need not. <a href={find}>Find who speaks for you</a></p></>,
      `${headed(words)}\n\nWe do not know where you live, and need not. Find who speaks for you:\n${find}`)
  }
  return part(
    <>
      <h2>{words}</h2>
      {theirs.map(({ short_title, name, title, district, slug, phone }) => (
        <p>
          <a href={origin + routes.site.legislator.href({ slug })}><strong>{short_title} {name}</strong></a><br />
          {title}, {district}
          {phone && <><br /><a class="call" href={tel(phone)}>Call {phone}</a></>}
        </p>
      ))}
    </>,
    [
      headed(words),
      ...theirs.map(({ short_title, name, title, district, phone }) => [`${short_title} ${name}`, `${title}, ${district}`, phone].filter(Boolean).map(onOneLine).join('\n')),
    ].join('\n\n'),
  )
}

/** A part of plain text ends as every block does, so that where it is missing nothing is missed. */
function part(shown: ComponentChildren, said: string): Part {
  return { html: withoutMarks(renderToString(<>{shown}</>)), plain: `${withoutMarks(said)}\n\n` }
}
