import type { Mailing } from '#domain/newsletter/mailings.ts'
import { routes } from '#http/routes.ts'
import { Pressing } from '#ui/pressing.tsx'

/** Whether everybody may read a letter that is no draft any more, and the way to say otherwise. */
export function Archiving({ mailing }: { mailing: Mailing }) {
  const { archived, begun_at } = mailing
  const href = routes.office.mailingArchiving.href(mailing)
  const page = routes.site.newsletterLetter.href(mailing)
  return (
    <section class="panel card" aria-labelledby="archive">
      <h2 id="archive">Public archive</h2>
      {!archived && <p>Only its readers have it.</p>}
      {archived && (begun_at ? <p>Everybody may read it: <a href={page}>{page}</a></p> : <p>Everybody may read it as soon as it has begun to leave.</p>)}
      {archived
        ? <Pressing href={href} method="DELETE" class="button button--small">Take it out of the archive</Pressing>
        : <Pressing href={href} method="PUT" class="button button--small">Let everybody read it</Pressing>}
      <p class="meta">There it greets nobody, and shows nothing of any reader and no block for a segment.</p>
    </section>
  )
}
