import type { LiveAction } from '#domain/actions/publishing.ts'
import type { OnCalendar } from '#domain/calendar/listing.ts'
import type { Listed as Story } from '#domain/content/stories.ts'
import type { Listed as Resource } from '#domain/library/resources.ts'
import { onOneLine, wrapped } from '#engines/letters/lines.ts'
import { excerpt } from '#engines/texts/plain.ts'
import { routes } from '#http/routes.ts'
import { creditWords } from '#ui/action-credit.tsx'
import { dayWords } from '#ui/day.tsx'
import { clockWords, dayOfWords } from '#ui/event-when.tsx'
import { eventKinds, hostWords, whereWords } from '#ui/event-words.ts'
import type { To } from '#ui/letter/links.ts'
import { Deed, Heading, type Level, type Row, Words } from '#ui/letter/row.tsx'
import { resourceFacts } from '#ui/resource-words.ts'
import { addressees, kindVerbs } from '#ui/words.ts'

const { site } = routes
/** What is not empty, each on lines of its own. */
const lines = (...parts: (string | undefined)[]) => parts.flatMap((part) => (part?.trim() ? [wrapped(onOneLine(part))] : [])).join('\n')

export function actionRow(action: LiveAction | undefined, to: To, level: Level): Row | undefined {
  if (!action) return undefined
  const href = to(site.action.href(action))
  const deed = `${kindVerbs[action.kind]} ${addressees(action)}`
  const until = action.closes_at ? `Until ${dayWords(action.closes_at)}` : undefined
  const meta = [creditWords(action), until].filter(Boolean).join(' · ')
  return {
    shown: <>
      <Words>
        {action.urgent && <p class="meta"><strong>Urgent</strong></p>}
        <Heading level={level}><a href={href}>{action.title}</a></Heading>
        <p>{action.ask}</p>
        {meta && <p class="meta">{meta}</p>}
      </Words>
      <Deed href={href}>{deed}</Deed>
    </>,
    said: lines(`${action.urgent ? 'Urgent: ' : ''}${action.title}`, action.ask, meta, `${deed}: ${href}`),
  }
}

export function eventRow(time: OnCalendar | undefined, to: To, level: Level): Row | undefined {
  if (!time) return undefined
  const { href, when, where } = factsOf(time, to)
  const kind = time.kind === 'hearing' || time.kind === 'deadline' ? eventKinds[time.kind].one : ''
  const host = hostWords(time)
  return {
    shown: (
      <Words>
        {kind && <p class="meta"><strong>{kind}</strong></p>}
        <Heading level={level}><a href={href}>{time.title}</a></Heading>
        <p>{when}{where && <><br />{where}</>}</p>
        {host && <p class="meta">{host}</p>}
      </Words>
    ),
    said: lines(kind ? `${kind}: ${time.title}` : time.title, when, where, host, href),
  }
}

/** "Tuesday, November 3, 2026, 7:00 – 8:30 PM", and where. */
export const factsOf = (time: OnCalendar, to: To) => ({ href: to(site.event.href(time)), when: `${dayOfWords(time)}, ${clockWords(time)}`, where: whereWords(time) })

export function storyRow(story: Story | undefined, to: To, level: Level): Row | undefined {
  if (!story) return undefined
  const href = to(site.story.href(story))
  const beginning = story.lede || excerpt(story.plain, 240)
  return {
    shown: (
      <Words>
        {story.kicker && <p class="meta">{story.kicker}</p>}
        <Heading level={level}><a href={href}>{story.title}</a></Heading>
        <p>{beginning}</p>
      </Words>
    ),
    said: lines([story.kicker, story.title].filter(Boolean).join(': '), beginning, href),
  }
}

export function resourceRow(resource: Resource | undefined, to: To, level: Level): Row | undefined {
  if (!resource) return undefined
  const href = to(site.resource.href(resource))
  const facts = resourceFacts(resource)
  return {
    shown: <Words><Heading level={level}><a href={href}>{resource.title}</a></Heading>{resource.lede && <p>{resource.lede}</p>}<p class="meta">{facts}</p></Words>,
    said: lines(resource.title, resource.lede, facts, href),
  }
}
