import { Pressing } from '#ui/pressing.tsx'

/** At the foot of what one reads: one press to say it was good, and ways to pass it on. `link` is the page's whole address. */
export function Liked({ href, link, title }: { href: string; link: string; title: string }) {
  const mail = `mailto:?subject=${encodeURIComponent(title)}&body=${encodeURIComponent(link)}`
  return (
    <aside class="liked" aria-label="Like it, or pass it on">
      <p class="liked__said" id="liked" tabIndex={-1}>Thank you. It is counted, and nobody wrote down who you are.</p>
      <p class="liked__said" id="liked-later" tabIndex={-1}>Very many are pressing this from your network just now. Try again in a minute.</p>
      <div class="row">
        <span>Do you like this page?</span>
        <Pressing href={href} method="PUT">Yes, I do</Pressing>
        <a class="button button--small button--quiet" href={mail}>E-mail it</a>
        <share-button data-url={link} data-text={title} hidden><button class="button button--small button--quiet" type="button">Share it</button></share-button>
      </div>
    </aside>
  )
}
