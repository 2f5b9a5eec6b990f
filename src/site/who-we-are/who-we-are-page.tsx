import type { Listed } from '#domain/groups/groups.ts'
import type { Shown } from '#domain/staff/staff.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { calendarDay } from '#ui/day.tsx'
import { SiteLayout } from '#ui/site-layout.tsx'

type Team = Pick<Listed, 'slug' | 'name' | 'kind' | 'ends_on'> & { leads: string[] }
type Props = { frame: Frame; teams: Team[]; staff: Shown[] }

export function WhoWeArePage({ frame, teams, staff }: Props) {
  const standing = teams.filter(({ kind }) => kind === 'standing-team')
  const acting = teams.filter(({ kind }) => kind === 'action-team')
  return (
    <SiteLayout frame={frame} room="about" title="Who we are" description={`The people and teams of ${frame.organization.name}.`}>
      <div class="wrap">
        <header class="page-head">
          <h1>Who we are</h1>
          {frame.organization.motto && <p class="lede">{frame.organization.motto}</p>}
        </header>
        {staff.length > 0 && (
          <section class="section" aria-labelledby="staff">
            <h2 id="staff">Who works here</h2>
            <ul class="lines">{staff.map(({ name, line }) => <li><strong>{name}</strong>{line && <><br />{line}</>}</li>)}</ul>
          </section>
        )}
        <Teams id="standing" title="Standing teams" teams={standing} />
        <Teams id="acting" title="Action teams" teams={acting} />
        {staff.length + teams.length === 0 && <div class="empty"><h3>Nobody is shown yet</h3><p>The people and teams who carry this will stand here.</p></div>}
        <p class="section">{teams.length > 0 ? 'Every team takes newcomers.' : 'See who meets near you.'} <a href={routes.site.groups.href()}>All groups and teams</a>, or <a href={routes.site.contact.href()}>write to us</a>.</p>
      </div>
    </SiteLayout>
  )
}

function Teams({ id, title, teams }: { id: string; title: string; teams: Team[] }) {
  if (teams.length === 0) return null
  return (
    <section class="section" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul class="lines">
        {teams.map(({ slug, name, ends_on, leads }) => (
          <li>
            <strong><a href={routes.site.group.href({ slug })}>{name}</a></strong>
            {ends_on && <span class="meta"> until {calendarDay(ends_on)}</span>}
            {leads.length > 0 && <><br />{leads.length === 1 ? 'Lead' : 'Leads'}: {leads.join(', ')}</>}
          </li>
        ))}
      </ul>
    </section>
  )
}
