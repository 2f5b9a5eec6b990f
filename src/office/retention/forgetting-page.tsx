import type { Person } from '#domain/people/person.ts'
import type { Actor } from '#http/context.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { OfficeLayout } from '#ui/office-layout.tsx'
import { who } from '#ui/who.ts'

export function ForgettingPage({ frame, actor, person }: { frame: Frame; actor: Actor; person: Person }) {
  return (
    <OfficeLayout frame={frame} actor={actor} room="people" title={`Forget ${who(person)}`} above={<p class="meta"><a href={routes.office.person.href(person)}>{who(person)}</a></p>}>
      <div class="notice notice--wrong">
        <h2>This cannot be undone</h2>
        <p>Their record goes, with its history, their memberships, offers of help and consents, the words of letters to them, and their way to sign in. What they did and paid stays as a number.
          Their e-mail address is kept as a hash alone, so that no import brings them back; they themselves can come back by answering a letter.</p>
        <form method="post" action={routes.office.personForgetting.href(person)}>
          <input type="hidden" name="_method" value="PUT" />
          <p class="buttons"><button class="button button--danger">Forget {who(person)}</button> <a class="button" href={routes.office.person.href(person)}>Keep the record</a></p>
        </form>
      </div>
    </OfficeLayout>
  )
}
