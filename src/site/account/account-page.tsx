import type { ComponentChildren } from 'preact'
import type { Person } from '#domain/people/person.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import type { OwnPage } from '#site/account/own-page.ts'
import { AgreementsSection } from '#site/account/agreements-section.tsx'
import { LeavingSection } from '#site/account/leaving-section.tsx'
import { Day } from '#ui/day.tsx'
import { deedWords } from '#ui/deed-words.tsx'
import { Passkeys, Sessions, SignOut } from '#ui/keys.tsx'
import { SiteLayout } from '#ui/site-layout.tsx'

type Props = { frame: Frame; person: Person; here?: string; did?: string; own: OwnPage }

export function AccountPage({ frame, person, here, did, own }: Props) {
  return (
    <SiteLayout frame={frame} title="Your account" noIndex script="account.js">
      <div class="wrap account">
        <header class="page-head">
          <div class="row row--apart">
            <h1>{person.name ? `Hello, ${person.given_name || person.name}.` : 'Your account'}</h1>
            <SignOut />
          </div>
        </header>
        {own.departure && <Departing at={own.departure.due_at} />}
        {did && <div class="notice" role="status"><p>{did}</p></div>}
        <Profile person={person} household={own.household} />
        <Districts districts={own.districts} town={person.locality} />
        <Groups groups={own.groups} />
        <Membership standing={own.standing} paid={own.paid} />
        <Trainings courses={own.courses} />
        <Section id="help" title="Helping out">
          <p>{own.offersHelp ? 'You told us what you can help with. We ask you when something fits.' : 'Tell us what you like to do and when you have time, and we ask you when something fits.'}</p>
          <p><a href={routes.site.volunteer.href()}>{own.offersHelp ? 'Change what you offer' : 'Offer your help'}</a></p>
        </Section>
        <AgreementsSection switches={own.switches} />
        <Deeds facts={own.facts} />
        <Section id="keys" title="Signing in">
          <div class="columns">
            <Passkeys passkeys={own.passkeys} href={(id) => routes.site.accountPasskey.href({ id })} />
            <Sessions sessions={own.sessions} here={here} endOthers={routes.site.accountOtherSessions.href()} />
          </div>
        </Section>
        <LeavingSection departing={!!own.departure} />
      </div>
    </SiteLayout>
  )
}

export function Section({ id, title, children }: { id: string; title: string; children: ComponentChildren }) {
  return (
    <section class="section" aria-labelledby={id}>
      <div class="section__in">
        <div class="section__head"><h2 id={id}>{title}</h2></div>
        <div class="stack">{children}</div>
      </div>
    </section>
  )
}

const Departing = ({ at }: { at: Date }) => (
  <div class="notice notice--careful" role="status">
    <p>You asked us to forget you. On <Day at={at} /> everything we keep about you is deleted.</p>
    <form method="post" action={routes.site.accountDeparture.href()}>
      <input type="hidden" name="_method" value="DELETE" />
      <p class="buttons"><button class="button">Stay after all</button></p>
    </form>
  </div>
)

function Profile({ person, household }: { person: Person; household: Person[] }) {
  const address = [person.street, [person.locality, person.region].filter(Boolean).join(', '), person.postcode].filter(Boolean).join(' · ')
  return (
    <Section id="profile" title="About you">
      <dl class="facts">
        <dt>Name</dt><dd>{person.name || 'Not told'}{person.pronouns && ` (${person.pronouns})`}</dd>
        <dt>E-mail</dt><dd class="breaks">{person.emails.join(', ')}</dd>
        <dt>Telephone</dt><dd>{person.phones.join(', ') || 'Not told'}</dd>
        <dt>Address</dt><dd>{address || 'Not told'}</dd>
      </dl>
      <p class="buttons"><a class="button" href={routes.site.accountProfile.href()}>Change this</a></p>
      {household.length > 1 && <p>{household.length} people here read the same mail. <a href={routes.site.accountWho.href()}>You are somebody else?</a></p>}
    </Section>
  )
}

function Districts({ districts, town }: { districts: OwnPage['districts']; town: string }) {
  const known = districts.filter(({ name }) => name)
  return (
    <Section id="districts" title="Who answers to you">
      {known.length === 0 && <p>We do not know your districts{town && `: ${town} is divided between several`}. Add your street address above, and this fills itself.</p>}
      {known.length > 0 && (
        <dl class="facts">
          {known.map(({ layer, name, officials }) => (
            <>
              <dt>{layer}</dt>
              <dd>{name}{officials.map(({ slug, name: holder, short_title: title }) => <span class="account__holder"><a href={routes.site.legislator.href({ slug })}>{title} {holder}</a></span>)}</dd>
            </>
          ))}
        </dl>
      )}
    </Section>
  )
}

const Groups = ({ groups }: { groups: OwnPage['groups'] }) => (
  <Section id="groups" title="Your groups">
    {groups.length === 0 && <p>You are in no group yet. <a href={routes.site.groups.href()}>See who meets near you</a>.</p>}
    <ul class="lines">
      {groups.map(({ slug, name, role, joinedAt }) => (
        <li class="row row--apart">
          <span><a href={routes.site.group.href({ slug })}>{name}</a> <span class="meta">{role === 'member' ? '' : `${role}, `}since <Day at={joinedAt} /></span></span>
          <form method="post" action={routes.site.groupMembership.href({ slug })}>
            <input type="hidden" name="_method" value="DELETE" />
            <button class="button button--small" aria-label={`Leave ${name}`}>Leave</button>
          </form>
        </li>
      ))}
    </ul>
  </Section>
)

const standingWords = {
  member: 'You are a member in good standing.',
  grace: 'Your membership has ended; for a while you still count.',
  lapsed: 'Your membership has lapsed.',
  none: 'You are not a member.',
}

function Membership({ standing, paid }: { standing: OwnPage['standing']; paid: OwnPage['paid'] }) {
  return (
    <Section id="membership" title="Membership">
      <p>{standingWords[standing.standing]} {standing.standing === 'member' ? <a href={routes.site.members.href()}>The members’ page</a> : <a href={routes.site.join.href()}>Become a member</a>}</p>
      <ul class="lines">
        {paid.map(({ id, cents, currency, paid_at: at }) => (
          <li class="row row--apart"><span>{money(cents, currency)}</span> <a href={routes.site.receipt.href({ id })}>Receipt of <Day at={at} /></a></li>
        ))}
      </ul>
    </Section>
  )
}

const Trainings = ({ courses }: { courses: OwnPage['courses'] }) => (courses.length === 0 ? null : (
  <Section id="trainings" title="Your trainings">
    <ul class="lines">
      {courses.map((course) => (
        <li class="row row--apart">
          <a href={routes.site.resource.href(course)}>{course.title}</a> <span class="meta">{course.done === course.steps ? 'All of it done' : `${course.done} of ${course.steps} done`}</span>
        </li>
      ))}
    </ul>
  </Section>
))

const Deeds = ({ facts }: { facts: OwnPage['facts'] }) => (
  <Section id="deeds" title="What you did">
    {facts.length === 0 && <p>Nothing written down yet. <a href={routes.site.actions.href()}>See what is open now</a>.</p>}
    <ol class="timeline">{facts.map(({ kind, occurred_at: at }) => <li><Day at={at} />{deedWords(kind)}</li>)}</ol>
    {facts.length > 0 && <p><a href={routes.site.accountDeeds.href()}>All of it</a></p>}
  </Section>
)

const money = (cents: number, currency: string) => (cents / 100).toLocaleString('en-US', { style: 'currency', currency })
