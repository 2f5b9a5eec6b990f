import type { ComponentChildren } from 'preact'
import type { BlockKind, Placed } from '#domain/content/home.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { Agendas, Evening, Feature, Latest, Local } from '#site/home/told-blocks.tsx'
import type { Shown } from '#site/home/shown.ts'
import { HelpRow } from '#site/volunteering/help-page.tsx'
import { ActionCard } from '#ui/action-card.tsx'
import { type DoorProps, DoorKeeper } from '#ui/doors.tsx'
import { EventRow } from '#ui/event-row.tsx'
import { headings } from '#ui/home-words.ts'
import { SignUp } from '#ui/sign-up.tsx'

type Props = { frame: Frame; block: Placed; shown: Shown; doors: DoorProps }
type Inside = { more?: { href: string; words: string }; children: ComponentChildren }

const { site } = routes

/** One block in its section. One that has nothing to show is not there. */
export function HomeBlock({ block, ...props }: Props) {
  if (block.kind === 'urgent') return null
  if (block.kind === 'sign_up') return <SignUp />
  const inside = inBlock[block.kind]({ ...props, block })
  if (!inside) return null
  const id = `${anchors[block.kind] ?? block.kind}${block.kind === 'feature' || block.kind === 'evening' ? `-${block.ordinal}` : ''}`
  const { more, children } = inside
  return (
    <section class="section" aria-labelledby={id}>
      <div class="section__in">
        <div class="section__head"><h2 id={id}>{block.heading || headings[block.kind]}</h2>{more && <> <a class="section__more" href={more.href}>{more.words}</a></>}</div>
        {children}
      </div>
    </section>
  )
}

const anchors: Partial<Record<BlockKind, string>> = { look_up: 'find', actions: 'also' }

const inBlock: Record<Exclude<BlockKind, 'urgent' | 'sign_up'>, (props: Props) => Inside | undefined> = {
  look_up: ({ doors }) => ({ children: <DoorKeeper {...doors} wide /> }),
  latest: ({ shown: { latest } }) => some(latest, { href: site.stories.href(), words: 'All news' }, <Latest stories={latest} />),
  actions: ({ shown: { others } }) => some(others, { href: site.actions.href(), words: 'All actions' }, (
    <ul class="action-cards">{others.map((action) => <li><ActionCard action={action} /></li>)}</ul>
  )),
  local: ({ shown: { local } }) => some(local.stories, { href: site.stories.href({}, { kind: 'local' }), words: 'All local news' }, <Local {...local} />),
  events: ({ shown: { events } }) => some(events, { href: site.events.href(), words: 'Everything that is on' }, <ul class="event-rows">{events.map((time) => <EventRow time={time} />)}</ul>),
  platform: ({ shown: { agendas } }) => some(agendas, { href: site.platform.href(), words: 'The whole platform' }, <Agendas agendas={agendas} />),
  help: ({ shown: { calls, skills } }) => some(calls, { href: site.helpCalls.href(), words: 'All calls for help' }, (
    <ul class="event-rows">{calls.map((call) => <HelpRow call={call} choices={skills} />)}</ul>
  )),
  join: ({ frame, shown: { offered } }) => (offered.length > 0 ? { children: <Join frame={frame} /> } : undefined),
  feature: ({ block, shown }) => {
    const story = shown.stories.get(block.story_id ?? 0)
    const page = shown.pages.get(block.page_id ?? 0)
    return story || page ? { children: <Feature story={story} page={page} /> } : undefined
  },
  evening: ({ block, shown }) => ({ children: <Evening text={block.text} pictures={block.pictures.flatMap((id) => shown.pictures.get(id) ?? [])} /> }),
}

const some = (shown: readonly unknown[], more: Inside['more'], children: ComponentChildren) => (shown.length > 0 ? { more, children } : undefined)

const Join = ({ frame }: { frame: Frame }) => (
  <div class="stack">
    <p class="lede">Members decide together what {frame.organization.name} works for, and pay for it together.</p>
    <p class="buttons"><a class="button" href={site.join.href()}>See how to join</a></p>
  </div>
)
