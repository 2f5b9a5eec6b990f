import type { Offer } from '#domain/groups/offers.ts'
import { routes } from '#http/routes.ts'
import { JoinCard, WriteCard } from '#site/groups/group-cards.tsx'
import type { GroupProps } from '#site/groups/group-props.ts'
import { ComingEvents } from '#ui/coming-events.tsx'
import { Day } from '#ui/day.tsx'
import { GroupCards } from '#ui/group-card.tsx'
import { areaWords, groupKinds } from '#ui/group-words.ts'
import { KeptLetters } from '#ui/kept-letters.tsx'
import { Links } from '#ui/links.tsx'
import { PictureFigure } from '#ui/picture.tsx'
import { Prose } from '#ui/prose.tsx'
import { Silhouette } from '#ui/silhouette.tsx'
import { SiteLayout } from '#ui/site-layout.tsx'
import { StoryRow } from '#ui/story-row.tsx'

export function GroupPage(props: GroupProps) {
  const { frame, group, area, outline, leads, parent, below, near, open } = props
  return (
    <SiteLayout
      frame={frame} room="groups" title={group.name} description={firstLine(group.about) || `${groupKinds[group.kind]}: how to join, when it meets, and how to reach it.`} noIndex={!!props.did}
      card={group.status === 'closed' ? undefined : { kind: 'group', slug: group.slug }}
      following={props.stories.length > 0 ? { title: `News of ${group.name}`, atom: routes.site.groupAtom.href(group), json: routes.site.groupJson.href(group) } : undefined}
    >
      <div class="wrap">
        <header class="page-head group-head">
          <div class="stack">
            <p class="kicker">{[groupKinds[group.kind], areaWords(area, 6)].filter(Boolean).join(' · ')}</p>
            <h1>{group.name}</h1>
            {parent && <p>Part of <a href={routes.site.group.href(parent)}>{parent.name}</a></p>}
            {open && (
              <p class="buttons">
                <a class="button button--primary button--big" href="#join">{props.you && props.you !== 'nobody yet' ? 'You are in' : 'Join the group'}</a>
                {leads.length > 0 && <a class="button button--quiet" href="#write">Write to the leads</a>}
              </p>
            )}
          </div>
          {outline && <div class="group-head__area"><Silhouette path={outline} /></div>}
        </header>
        <Said {...props} />
        <Stats {...props} />
        <div class="split group-body">
          <div>
            {props.picture && <div class="group-picture"><PictureFigure picture={props.picture} sizes="(width >= 64rem) 40rem, 94vw" first /></div>}
            <About group={group} />
            <ComingEvents times={props.events} more={routes.site.events.href({}, { group: group.slug })} />
            {props.stories.length > 0 && (
              <section class="section" aria-labelledby="happening">
                <h2 id="happening">Happening here</h2>
                <ul class="stories">{props.stories.map((story) => <li><StoryRow story={story} /></li>)}</ul>
              </section>
            )}
            <Offers {...props} />
            {props.links.length > 0 && <section class="section" aria-labelledby="links"><h2 id="links">Elsewhere</h2><Links links={props.links} /></section>}
            {below.length > 0 && <section class="section" aria-labelledby="below"><h2 id="below">Within it</h2><GroupCards groups={below} /></section>}
          </div>
          <aside class="stack stack--loose split__stay">
            {open && <JoinCard {...props} />}
            {open && leads.length > 0 && <WriteCard {...props} />}
            {open && <p class="meta">Is something on here? <a href={routes.site.eventSubmission.href({}, { group: group.slug })}>Tell us about an event</a>.</p>}
          </aside>
        </div>
        {near.length > 0 && (
          <section class="section" aria-labelledby="near">
            <div class="section__in">
              <div class="section__head"><h2 id="near">Groups nearby</h2> <a class="section__more" href={routes.site.groups.href()}>All groups</a></div>
              <GroupCards groups={near} />
            </div>
          </section>
        )}
      </div>
    </SiteLayout>
  )
}

const said: Record<string, string> = {
  asked: 'Look at your mail: a letter is on its way to you. Open the link in it and press the button, and you are in.',
  joined: 'You are in. The leads have been told.',
  left: 'You have left, and get no more letters of this group.',
  wrote: 'Your message is on its way to the leads. They will write to the address you gave.',
}

function Said({ did, kept, lastLead, group }: GroupProps) {
  if (lastLead) return <div class="notice notice--wrong" role="alert"><p>You are the last lead of {group.name}. Make somebody else a lead first, or ask the office to close it.</p></div>
  const words = did && Object.hasOwn(said, did) ? said[did] : undefined
  if (!words) return null
  return <div class="stack"><div class="notice notice--right" role="status"><p>{words}</p></div>{did === 'asked' && kept && <KeptLetters />}</div>
}

function Stats({ group, members, towns }: GroupProps) {
  const ends = group.ends_on && new Date(`${group.ends_on}T12:00:00`)
  return (
    <dl class="stats">
      {members > 2 && <div class="stat"><dt>neighbors</dt><dd>{members.toLocaleString('en-US')}</dd></div>}
      {towns > 0 && <div class="stat"><dt>{towns === 1 ? 'town' : 'towns'}</dt><dd>{towns}</dd></div>}
      {group.status === 'affiliated' && !ends && <div class="stat"><dt>{group.kind === 'standing-team' ? 'at work since' : 'affiliated since'}</dt><dd>{group.since.slice(0, 4)}</dd></div>}
      {ends && group.status !== 'closed' && <div class="stat"><dt>ends on</dt><dd><small><Day at={ends} /></small></dd></div>}
      {group.status === 'forming' && <div class="stat"><dt>is forming</dt><dd>New</dd></div>}
      {group.status === 'dormant' && <div class="stat"><dt>nobody joins for now</dt><dd>Resting</dd></div>}
      {group.status === 'closed' && <div class="stat"><dt>ended on</dt><dd><small><Day at={new Date(`${group.since}T12:00:00`)} /></small></dd></div>}
    </dl>
  )
}

function About({ group }: Pick<GroupProps, 'group'>) {
  const parts = [
    ['came', 'What came of it', group.status === 'closed' ? group.closing_report : ''], ['about', group.kind.endsWith('team') ? 'What it is for' : 'Who we are', group.about],
    ['first', 'How it begins', group.first_steps], ['wanted', 'Who is wanted', group.status === 'closed' ? '' : group.wanted],
  ] as const
  const written = parts.filter(([, , text]) => text)
  if (written.length === 0) return <div class="empty"><p>Nothing is written here yet.</p></div>
  return (
    <>
      {written.map(([id, title, text], at) => (
        <section class={at ? 'section' : undefined} aria-labelledby={id}>
          <h2 id={id}>{title}</h2>
          <div class="prose"><Prose text={text} /></div>
        </section>
      ))}
    </>
  )
}

function Offers({ offers }: GroupProps) {
  const shelf = (kind: Offer['kind'], title: string) => {
    const here = offers.filter((offer) => offer.kind === kind)
    return here.length > 0 && (
      <section class="section" aria-labelledby={kind}>
        <h2 id={kind}>{title}</h2>
        <ul class="lines">{here.map(({ issue, words }) => <li><strong>{issue}</strong>{words && <><br />{words}</>}</li>)}</ul>
      </section>
    )
  }
  return <>{shelf('need', 'We need help with')}{shelf('offer', 'Ask us about')}</>
}

const firstLine = (text: string) => text.split('\n').find((line) => line.trim() && !line.startsWith('#'))?.slice(0, 200)
