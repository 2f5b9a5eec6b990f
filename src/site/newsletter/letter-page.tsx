import type { Archived } from '#domain/newsletter/archive.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { followingLetters } from '#site/newsletter/archive-page.tsx'
import { LetterBody, type Shown } from '#site/newsletter/letter-body.tsx'
import { Day } from '#ui/day.tsx'
import { LinkedData } from '#ui/linked-data.tsx'
import { SignUp } from '#ui/sign-up.tsx'
import { SiteLayout } from '#ui/site-layout.tsx'

type Props = Shown & { frame: Frame; letter: Archived }

const { site } = routes

/** A letter as everybody may read it: to nobody by name, with nothing of any reader. */
export function LetterPage({ frame, letter, contents, names }: Props) {
  return (
    <SiteLayout frame={frame} room="news" title={letter.title} description={letter.preview} article card={{ kind: 'letter', slug: String(letter.id) }} following={followingLetters}>
      <div class="wrap">
        <LinkedData of={letterOf(frame, letter)} />
        <article>
          <header class="page-head post-head">
            <p class="kicker"><a href={site.newsletter.href()}>Letters</a></p>
            <h1>{letter.title}</h1>
            {letter.preview && <p class="lede">{letter.preview}</p>}
            <p class="meta">From {letter.sender_name}&nbsp;· <Day at={letter.out_at} /></p>
          </header>
          <LetterBody blocks={letter.blocks} origin={frame.origin} contents={contents} names={names} />
        </article>
        <SignUp />
      </div>
    </SiteLayout>
  )
}

function letterOf(frame: Frame, { title, preview, out_at, sender_name }: Archived) {
  return {
    '@type': 'Article', headline: title, description: preview || undefined, datePublished: out_at.toISOString(), mainEntityOfPage: frame.origin + frame.path,
    author: { '@type': 'Organization', name: sender_name }, publisher: { '@type': 'Organization', name: frame.organization.name, url: frame.origin + site.home.href() },
  }
}
