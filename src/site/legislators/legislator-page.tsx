import type { LiveAction } from '#domain/actions/publishing.ts'
import type { Official } from '#domain/legislature/officials.ts'
import type { Frame } from '#http/frame.ts'
import { ActionCard } from '#ui/action-card.tsx'
import { Day } from '#ui/day.tsx'
import { LinkedData } from '#ui/linked-data.tsx'
import { OfficialCard } from '#ui/official-card.tsx'
import { SiteLayout } from '#ui/site-layout.tsx'
import { yourTitle } from '#ui/words.ts'

type Props = { frame: Frame; official: Official; addressing: LiveAction[]; towns: { name: string; whole: boolean }[]; map?: Map }
/** Drawn in one box: the district, and its neighbours around it. */
export type Map = { viewBox: string; here: string; near: string[] }

export function LegislatorPage({ frame, official, addressing, towns, map }: Props) {
  const term = official.terms[0]
  const yours = !!term && !term.ended_on && Object.values(frame.place?.districts ?? {}).includes(term.district_id)
  return (
    <SiteLayout frame={frame} room="legislators" title={official.name} description={`How to reach ${official.name}, ${term?.title ?? 'official'}, ${term?.district ?? ''}.`} card={term && { kind: 'legislator', slug: official.slug }}>
      <LinkedData of={{ '@type': 'Person', name: official.name, jobTitle: term?.ended_on ? undefined : term?.title, email: official.email || undefined, url: frame.origin + frame.path,
        affiliation: official.party || undefined, worksFor: term && !term.ended_on ? { '@type': 'GovernmentOrganization', name: `${term.title}, ${term.district}` } : undefined }} />
      <div class="wrap">
        <header class="page-head">
          <p class="kicker">{yours ? yourTitle(term.title) : term?.ended_on ? `Former ${term.title}` : term?.title}</p>
          <h1>{official.name}</h1>
          <p class="lede">{[term?.title, term?.district, official.party].filter(Boolean).join(', ')}.{term?.ended_on && <> Left office on <Day at={new Date(`${term.ended_on}T12:00:00`)} />.</>}</p>
        </header>
        <div class="split split--flip">
          <OfficialCard official={official} kicker="How to reach them" />
          <div>
            <section aria-labelledby="ask">
              <h2 id="ask">{addressing.length ? 'Can act on this now' : 'Nothing to ask just now'}</h2>
              {addressing.length
                ? <ul class="action-cards">{addressing.map((action) => <li><ActionCard action={action} /></li>)}</ul>
                : <p>When an action addresses this office, it will stand here.</p>}
            </section>
            {term && towns.length > 0 && <District district={term.district} towns={towns} map={map} />}
            {official.committees.length > 0 && (
              <section class="section" aria-labelledby="committees">
                <h2 id="committees">Committees</h2>
                <ul class="lines">{official.committees.map(({ name, role }) => <li><strong>{name}</strong><br /><span class="meta">{role.charAt(0).toUpperCase() + role.slice(1)}</span></li>)}</ul>
              </section>
            )}
          </div>
        </div>
      </div>
    </SiteLayout>
  )
}

/** A name's end tells whether all of a town is meant. */
const nameOf = ({ name, whole }: Props['towns'][number]) => (whole ? name : `part of ${name}`)

function District({ district, towns, map }: Pick<Props, 'towns' | 'map'> & { district: string }) {
  const names = towns.length > 40 ? `${towns.length} cities and towns` : towns.map(nameOf).join(', ')
  return (
    <section class="section" aria-labelledby="district">
      <figure class="map map--framed">
        <figcaption id="district">{district} <small>{names}</small></figcaption>
        {map && (
          <svg viewBox={map.viewBox} role="img" aria-label={`Map of ${district}: ${names}.`}>
            {map.near.map((path) => <path class="map__near" d={path} fill-rule="evenodd" />)}
            <path class="map__here" d={map.here} fill-rule="evenodd" />
          </svg>
        )}
      </figure>
    </section>
  )
}
