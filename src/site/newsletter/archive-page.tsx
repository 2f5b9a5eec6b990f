import type { Archived } from '#domain/newsletter/archive.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { Day } from '#ui/day.tsx'
import { Pager } from '#ui/pager.tsx'
import { SignUp } from '#ui/sign-up.tsx'
import { SiteLayout } from '#ui/site-layout.tsx'

/** `older`: the letter after which the next page begins; `newest`: whether this is the first page. */
type Props = { frame: Frame; letters: Archived[]; older?: number; newest: boolean }

const { site } = routes
export const followingLetters = { title: 'Letters', atom: site.newsletterAtom.href(), json: site.newsletterJson.href() }

/** Letters that were sent to everybody, the newest first. */
export function ArchivePage({ frame, letters, older, newest }: Props) {
  return (
    <SiteLayout frame={frame} room="news" title="Letters" description={`The letters that ${frame.organization.name} has sent.`} following={followingLetters}>
      <div class="wrap">
        <header class="page-head">
          <h1>Letters</h1>
          <p class="lede">What we have written to our readers, the newest first.</p>
        </header>
        {letters.length === 0
          ? <div class="empty"><h2>No letter yet</h2><p>The first one will stand here as soon as it is out. Sign up below, and it comes to you.</p></div>
          : <ul class="stories">{letters.map((letter) => <li><Row letter={letter} by={frame.organization.name} /></li>)}</ul>}
        <Pager of="letters" words={['Newest', 'Older letters']} first={newest ? undefined : site.newsletter.href()} next={older === undefined ? undefined : site.newsletter.href({}, { before: older })} />
        <p class="meta">Follow them in a reader of feeds: <a href={followingLetters.atom}>Atom</a>, <a href={followingLetters.json}>JSON Feed</a></p>
        <SignUp />
      </div>
    </SiteLayout>
  )
}

function Row({ letter, by }: { letter: Archived; by: string }) {
  return (
    <article class="story">
      <h2><a href={site.newsletterLetter.href(letter)}>{letter.title}</a></h2>
      {letter.preview && <p>{letter.preview}</p>}
      <p class="meta"><Day at={letter.out_at} />{letter.sender_name !== by && <>&nbsp;· {letter.sender_name}</>}</p>
    </article>
  )
}
