import type { Counts } from '#domain/newsletter/deliveries.ts'
import type { Mailing } from '#domain/newsletter/mailings.ts'
import type { About, Followed, Outcomes as Told, Returned } from '#domain/newsletter/outcomes.ts'
import type { Arm } from '#domain/newsletter/trial.ts'
import { Bar } from '#ui/bar.tsx'
import { count } from '#ui/words.ts'

type Props = { mailing: Mailing; counts: Counts; outcomes: Told; origin: string }

const people = (number: number) => count(number, 'person', 'people')
const said = (number: number) => number.toLocaleString('en-US')
/** "12.5 %" */
const share = (part: number, whole: number) => (part > 0 && whole > 0 ? `${(Math.round((part / whole) * 1000) / 10).toLocaleString('en-US')} %` : '0 %')

/** How a letter went: by what its readers did with us, and what came back. In sums; nobody is watched, and nobody is named. */
export function Outcomes({ mailing, counts, outcomes: { acts, returned, left, links, arms }, origin }: Props) {
  const got = counts.sent + counts.kept
  return (
    <section class="panel" aria-labelledby="outcomes">
      <h2 id="outcomes">How it went</h2>
      <p><strong>{said(acts.people)}</strong> of {people(got)} who have it did something with us within seven days of getting it ({share(acts.people, got)}), {count(acts.deeds, 'deed')} in all.</p>
      {acts.about.length > 0 && <Things about={acts.about} />}
      {arms.length > 0 && <Tried mailing={mailing} arms={arms} />}
      <Back returned={returned} left={left} />
      {links.length > 0 && <Links links={links} origin={origin} />}
      {links.length === 0 && !mailing.counts_links && <p class="meta">Its links are not counted.</p>}
    </section>
  )
}

const parts = { action: 'told us how it went', event: 'said yes' }

function Things({ about }: { about: About[] }) {
  const most = Math.max(...about.map((thing) => thing.people))
  return (
    <figure class="chart">
      <figcaption>Who took part in what it tells of</figcaption>
      <table class="table">
        <thead><tr><th scope="col">In the letter</th><th scope="col"><span class="unseen">As a bar</span></th><th scope="col" class="num">People</th></tr></thead>
        <tbody>
          {about.map(({ kind, title, people: number }) => (
            <tr><th scope="row">{title ?? (kind === 'action' ? 'An action that is not public any more' : 'An event that is not public any more')} <span class="meta">{parts[kind]}</span></th><td class="bar-cell"><Bar value={number} of={most} /></td><td class="num">{said(number)}</td></tr>
          ))}
        </tbody>
      </table>
    </figure>
  )
}

/** Two subjects, by what was known when one of them was chosen. */
function Tried({ mailing: { subject, other_subject, chosen, trial_hours }, arms }: { mailing: Mailing; arms: Arm[] }) {
  const subjects = [subject, other_subject]
  const by = (arm: number) => arms.find((one) => one.arm === arm) ?? { people: 0, acted: 0 }
  const why = chosen === 1 ? 'when it was judged, more of its readers had acted' : 'when it was judged, no more readers of the other had acted'
  return (
    <>
      <figure class="chart">
        <figcaption>The two subjects, {count(trial_hours ?? 0, 'hour')} after they were tried</figcaption>
        <table class="table">
          <thead><tr><th scope="col">Subject</th><th scope="col" class="num">Got it</th><th scope="col" class="num">Acted</th><th scope="col" class="num">Share</th></tr></thead>
          <tbody>
            {subjects.map((words, arm) => (
              <tr><th scope="row">{words}</th><td class="num">{said(by(arm).people)}</td><td class="num">{said(by(arm).acted)}</td><td class="num">{share(by(arm).acted, by(arm).people)}</td></tr>
            ))}
          </tbody>
        </table>
      </figure>
      {chosen !== null && <p>The others got “{subjects[chosen]}”: {why}.</p>}
    </>
  )
}

function Back({ returned: { permanent, refused, temporary, complaint }, left }: { returned: Returned; left: number }) {
  return (
    <dl class="facts">
      <dt>Stopped these letters within two weeks</dt><dd>{said(left)}</dd>
      <dt>Came back: nobody is at that address</dt><dd>{said(permanent)}</dd>
      <dt>Came back: refused</dt><dd>{said(refused)}</dd>
      <dt>Came back: not for now</dt><dd>{said(temporary)}</dd>
      <dt>Called it spam</dt><dd>{said(complaint)}</dd>
    </dl>
  )
}

function Links({ links, origin }: { links: Followed[]; origin: string }) {
  const most = Math.max(...links.map(({ follows }) => follows))
  return (
    <figure class="chart">
      <figcaption>How often its links were followed, about <small>By whom, nobody knows: every reader has the same links. Mail programs that look at links before their reader does are among them.</small></figcaption>
      <table class="table">
        <thead><tr><th scope="col">Where it leads</th><th scope="col"><span class="unseen">As a bar</span></th><th scope="col" class="num">Times</th></tr></thead>
        <tbody>
          {links.map(({ href, follows }) => (
            <tr><th scope="row" class="breaks">{href.startsWith(`${origin}/`) ? href.slice(origin.length) : href.replace(/^https?:\/\//, '')}</th><td class="bar-cell"><Bar value={follows} of={most} /></td><td class="num">{said(follows)}</td></tr>
          ))}
        </tbody>
      </table>
    </figure>
  )
}
