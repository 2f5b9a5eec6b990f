import type { Actor } from '#http/context.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { LetterStatus } from '#office/letters/letter-status.tsx'
import type { Letter } from '#platform/letters.ts'
import { Moment } from '#ui/day.tsx'
import { OfficeLayout } from '#ui/office-layout.tsx'
import { Pager } from '#ui/pager.tsx'

type Props = { frame: Frame; actor: Actor; letters: Omit<Letter, 'body' | 'calendar'>[]; way: Way; older?: number; newest: boolean }
/** Where letters go now. */
export type Way = { server: string } | { folder: string }

export function LettersPage({ frame, actor, letters, way, older, newest }: Props) {
  return (
    <OfficeLayout frame={frame} actor={actor} title="Letters" room="letters" buttons={actor.deeds.has('look after letters') ? <a class="button button--small" href={routes.office.mail.href()}>How letters leave</a> : undefined}>
      <WayNote way={way} />
      {letters.length === 0 ? <Nothing /> : (
        <table class="table table--folds">
          <thead><tr><th scope="col">Letter</th><th scope="col">To</th><th scope="col">State</th><th scope="col">Written</th></tr></thead>
          <tbody>
            {letters.map((letter) => (
              <tr>
                <th scope="row"><a href={routes.office.letter.href({ id: letter.id })}>{letter.subject}</a></th>
                <td data-label="To" class="breaks">{letter.recipient}</td>
                <td data-label="State"><LetterStatus status={letter.status} /></td>
                <td data-label="Written"><Moment at={letter.written_at} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Pager of="letters" first={newest ? undefined : routes.office.letters.href()} next={older ? routes.office.letters.href({}, { before: older }) : undefined} />
    </OfficeLayout>
  )
}

function WayNote({ way }: { way: Way }) {
  if ('server' in way) return <p class="meta under-title">Letters go out through {way.server}.</p>
  return <p class="meta under-title breaks">No mail server is named (SMTP_URL), so letters are kept as files in {way.folder} and shown here.</p>
}

const Nothing = () => (
  <div class="empty">
    <h2>No letter has been written yet</h2>
    <p>Invitations and sign-in links will stand here, each with what became of it.</p>
    <p class="buttons"><a class="button" href={routes.office.staff.href()}>Invite somebody</a></p>
  </div>
)
