import type { ComponentChildren } from 'preact'
import type { Shown as Picture } from '#domain/content/pictures.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { Footer } from '#ui/footer.tsx'
import { type Card, type Following, Head } from '#ui/head.tsx'

type Room = 'actions' | 'events' | 'platform' | 'library' | 'legislators' | 'groups' | 'news' | 'about'
/** `searched`: the page has a search of its own, so its foot needs none. */
type Sharing = { title?: string; description?: string; noIndex?: boolean; article?: boolean; card?: Card; picture?: Picture; following?: Following }
type Props = Sharing & { frame: Frame; room?: Room; searched?: boolean; script?: 'site.js' | 'account.js'; children: ComponentChildren }

export function SiteLayout({ frame, title, description, room, noIndex, searched, article, card, picture, following, script = 'site.js', children }: Props) {
  return (
    <html lang="en">
      <Head frame={frame} title={title} description={description} noIndex={noIndex} article={article} card={card} picture={picture} following={following} styles={['site.css']} script={script} />
      <body>
        <a class="skip" href="#main">Skip to the page</a>
        <header class="masthead">
          <div class="wrap masthead__in">
            <a class="masthead__name" href={routes.site.home.href()}>{frame.organization.name}</a>
            <nav class="masthead__nav masthead__nav--wide" aria-label="Main">
              <Links room={room} frame={frame} />
              <a href={routes.site.search.href()}>Search</a>
              <Own signedIn={frame.signedIn} />
              <a class="button button--small" href={`${routes.site.home.href()}#sign-up`}>Join us</a>
            </nav>
            <details class="masthead__menu">
              <summary>Menu</summary>
              <nav aria-label="Menu">
                <Links room={room} frame={frame} />
                <a href={routes.site.search.href()}>Search</a>
                <Own signedIn={frame.signedIn} />
                <a href={`${routes.site.home.href()}#sign-up`}>Join us</a>
              </nav>
            </details>
          </div>
          {frame.place && <Remembered place={frame.place} />}
        </header>
        <main id="main">{children}</main>
        <Footer organization={frame.organization} pages={frame.menus.footer} searched={searched} />
      </body>
    </html>
  )
}

function Links({ room, frame }: Pick<Props, 'room' | 'frame'>) {
  const link = (name: Room, href: string, words: string) => <a href={href} aria-current={room === name ? 'page' : undefined}>{words}</a>
  return (
    <>
      {link('actions', routes.site.actions.href(), 'Take action')}
      {link('events', routes.site.events.href(), 'Events')}
      {link('legislators', routes.site.legislators.href(), 'Legislators')}
      {link('groups', routes.site.groups.href(), 'Groups')}
      {link('platform', routes.site.platform.href(), 'Platform')}
      {link('library', routes.site.library.href(), 'Resources')}
      {link('news', routes.site.stories.href(), 'News')}
      {link('about', routes.site.about.href(), 'About')}
      {frame.menus.masthead.map((page) => <a href={routes.site.page.href(page)} aria-current={frame.path === routes.site.page.href(page) ? 'page' : undefined}>{page.title}</a>)}
    </>
  )
}

const Own = ({ signedIn }: { signedIn: boolean }) =>
  (signedIn ? <a href={routes.site.account.href()}>Your account</a> : <a href={routes.site.signIn.href()}>Sign in</a>)

function Remembered({ place }: { place: NonNullable<Frame['place']> }) {
  return (
    <form class="place" method="post" action={routes.site.place.href()}>
      <input type="hidden" name="_method" value="DELETE" />
      <div class="wrap">
        <p><strong>{place.name}</strong> <a href={routes.site.find.href()}>Who answers to you</a></p>
        <button>Forget this</button>
      </div>
    </form>
  )
}
