import type { ComponentChildren } from 'preact'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { Day } from '#ui/day.tsx'
import { SiteLayout } from '#ui/site-layout.tsx'
import { type Standing, standings, told } from '#ui/submission-words.ts'

type Props = {
  frame: Frame
  room?: 'actions' | 'events'
  /** What was submitted, as in "call to action". */
  noun: string
  title: string
  since: Date
  standing: Standing
  reason: string
  /** Where it stands on the site, once it does; else where another is submitted. */
  children: ComponentChildren
}

/** Where something stands, for whoever submitted it and has its link. */
export function StandingPage({ frame, room, noun, title, since, standing, reason, children }: Props) {
  const { heading, sentence } = told[standing]
  const { word, tone } = standings[standing]
  return (
    <SiteLayout frame={frame} room={room} title={heading.replace('.', '')} noIndex>
      <div class="wrap narrow">
        <header class="page-head">
          <p class="kicker">Your {noun}</p>
          <h1>{heading}</h1>
          <p class="lede">{sentence}</p>
        </header>
        {standing === 'refused' && <blockquote class="notice"><p>{reason}</p></blockquote>}
        <dl class="facts section">
          <dt>Title</dt><dd>{title}</dd>
          <dt>Submitted</dt><dd><Day at={since} /></dd>
          <dt>Now</dt><dd><span class={`badge ${tone}`.trim()}>{word}</span></dd>
        </dl>
        <p class="buttons section">{children}</p>
        {standing !== 'published' && (
          <p class="meta section">
            Keep this page’s address: it shows how things stand whenever you open it. A letter comes when something is decided. Something to add? <a href={routes.site.contact.href()}>Write to us</a>.
          </p>
        )}
      </div>
    </SiteLayout>
  )
}
