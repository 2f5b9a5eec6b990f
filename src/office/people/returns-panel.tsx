import type { Person } from '#domain/people/person.ts'
import type { Return } from '#domain/people/returns.ts'
import type { Actor } from '#http/context.ts'
import { routes } from '#http/routes.ts'
import type { Reading } from '#office/people/reading.ts'
import { Day, Moment } from '#ui/day.tsx'
import { Pressing } from '#ui/pressing.tsx'
import { decisionWords, reasonWords } from '#ui/return-words.ts'

type Props = { person: Person; reading: Reading; actor: Actor }

/** Letters to them that came back, what each said, what was decided and why, and the way to write to an address again. */
export function ReturnsPanel({ person, reading: { returned, undeliverable }, actor }: Props) {
  if (returned.length === 0 && undeliverable.length === 0) return null
  return (
    <section class="panel" aria-labelledby="returns">
      <h2 id="returns">Letters that came back</h2>
      {undeliverable.map(({ email, since, reason }) => (
        <div class="notice notice--careful">
          <p>Letters to many go to <strong class="breaks">{email}</strong> no more, since <Day at={since} />. {reasonWords[reason]} Letters they ask for themselves, as to sign in, are still sent.</p>
          {actor.deeds.has('edit people') && <Pressing href={routes.office.personUndeliverable.href(person)} method="DELETE" fields={{ email }}>Write to this address again</Pressing>}
        </div>
      ))}
      {returned.length > 0 && <ol class="timeline">{returned.map((back) => <Back back={back} actor={actor} />)}</ol>}
    </section>
  )
}

function Back({ back, actor }: { back: Return; actor: Actor }) {
  const { came_at, reason, status, reply, words, email, mailing_id: mailing, letter_id: letter } = back
  const codes = [reply, status].filter(Boolean).join(' ')
  return (
    <li>
      <Moment at={came_at} />
      <div>
        <p>{reasonWords[reason]} {decisionWords(back)}</p>
        <p class="meta breaks">
          {mailing && actor.deeds.has('write to people') && <>Of a <a href={routes.office.mailing.href({ id: mailing })}>letter to many</a> </>}
          {letter && actor.deeds.has('read letters') && <>Of a <a href={routes.office.letter.href({ id: letter })}>letter to them</a> </>}
          {email && `to ${email}`}
        </p>
        {(words || codes) && <details><summary>What the server said</summary><p class="breaks">{words || codes}</p></details>}
      </div>
    </li>
  )
}
