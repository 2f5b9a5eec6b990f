import type { ComponentChildren } from 'preact'
import type { Actor } from '#http/context.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { Head } from '#ui/head.tsx'

type Room =
  | 'actions' | 'events' | 'newsletter' | 'platform' | 'coalitions' | 'library' | 'data' | 'people' | 'segments' | 'imports' | 'duplicates' | 'groups' | 'pictures' | 'help-calls' | 'membership'
  | 'home-page' | 'stories' | 'pages' | 'contact-topics' | 'questions' | 'appreciations' | 'fields' | 'retention' | 'staff' | 'letters' | 'audit' | 'account'
type Props = { frame: Frame; actor: Actor; title: string; room?: Room; above?: ComponentChildren; buttons?: ComponentChildren; also?: 'writing.js'; children: ComponentChildren }

export function OfficeLayout({ frame, actor, title, room, above, buttons, also, children }: Props) {
  return (
    <html lang="en">
      <Head frame={frame} title={`${title} · Office`} styles={['site.css', 'office.css']} script="office.js" also={also} noIndex />
      <body class="office">
        <a class="skip" href="#main">Skip to the page</a>
        <div class="office-shell">
          <header class="office-shell__side">
            <p class="office-shell__name">{frame.organization.name}</p>
            <nav aria-label="Office"><Links actor={actor} room={room} /></nav>
            <details>
              <summary><span class="office-shell__name">{frame.organization.name}</span> <span>Menu</span></summary>
              <nav aria-label="Office menu"><Links actor={actor} room={room} /></nav>
            </details>
          </header>
          <main id="main" class="office-shell__main">
            <header class="office-head">
              <div>
                {above}
                <h1>{title}</h1>
              </div>
              {buttons && <div class="buttons">{buttons}</div>}
            </header>
            {children}
          </main>
        </div>
      </body>
    </html>
  )
}

type Link = { room: Room; href: string; words: string; deed: string }

const { office } = routes
const sections: { heading: string; links: Link[] }[] = [
  {
    heading: 'Organizing',
    links: [
      { room: 'actions', href: office.actions.href(), words: 'Actions', deed: 'read actions' },
      { room: 'events', href: office.events.href(), words: 'Events', deed: 'write events' },
      { room: 'newsletter', href: office.newsletter.href(), words: 'Newsletter', deed: 'write to people' },
      { room: 'groups', href: office.groups.href(), words: 'Groups and teams', deed: 'read groups' },
      { room: 'help-calls', href: office.helpCalls.href(), words: 'Calls for help', deed: 'read volunteers' },
      { room: 'data', href: office.data.href(), words: 'Data', deed: 'read the data page' },
    ],
  },
  {
    heading: 'The site',
    links: [
      { room: 'home-page', href: office.homePage.href(), words: 'Home page', deed: 'arrange the home page' },
      { room: 'stories', href: office.stories.href(), words: 'News', deed: 'write stories' },
      { room: 'pages', href: office.pages.href(), words: 'Pages', deed: 'edit pages' },
      { room: 'platform', href: office.platform.href(), words: 'Platform', deed: 'write the platform' },
      { room: 'coalitions', href: office.coalitions.href(), words: 'Coalitions', deed: 'keep coalitions' },
      { room: 'library', href: office.library.href(), words: 'Library', deed: 'keep the library' },
      { room: 'pictures', href: office.pictures.href(), words: 'Pictures', deed: 'add pictures' },
      { room: 'questions', href: office.questions.href(), words: 'Questions', deed: 'keep questions' },
      { room: 'appreciations', href: office.appreciations.href(), words: 'What was liked', deed: 'read appreciations' },
      { room: 'contact-topics', href: office.contactTopics.href(), words: 'Contact by topic', deed: 'route messages' },
    ],
  },
  {
    heading: 'People',
    links: [
      { room: 'people', href: office.people.href(), words: 'People', deed: 'read people' },
      { room: 'segments', href: office.segments.href(), words: 'Segments', deed: 'read segments' },
      { room: 'membership', href: office.membership.href(), words: 'Membership', deed: 'read membership' },
      { room: 'imports', href: office.imports.href(), words: 'Imports', deed: 'read imports' },
      { room: 'duplicates', href: office.duplicates.href(), words: 'Duplicates', deed: 'read duplicates' },
    ],
  },
  {
    heading: 'Running',
    links: [
      { room: 'staff', href: office.staff.href(), words: 'Staff', deed: 'invite staff' },
      { room: 'fields', href: office.fields.href(), words: 'Custom fields', deed: 'define fields' },
      { room: 'retention', href: office.retention.href(), words: 'Keeping and forgetting', deed: 'set retention' },
      { room: 'letters', href: office.letters.href(), words: 'Letters', deed: 'read letters' },
      { room: 'audit', href: office.audit.href(), words: 'What was done', deed: 'read the audit log' },
    ],
  },
]

function Links({ actor, room: here }: { actor: Actor; room?: Room }) {
  const open = sections.map(({ heading, links }) => ({ heading, links: links.filter(({ deed }) => actor.deeds.has(deed)) }))
  return (
    <>
      {open.filter(({ links }) => links.length > 0).map(({ heading, links }) => (
        <>
          <h2>{heading}</h2>
          {links.map(({ room, href, words }) => <a href={href} aria-current={room === here ? 'page' : undefined}>{words}</a>)}
        </>
      ))}
      <h2>{actor.name}</h2>
      <a href={office.account.href()} aria-current={here === 'account' ? 'page' : undefined}>Sign-in and passkeys</a>
      <a href={routes.site.home.href()}>The public site</a>
    </>
  )
}
